import { fromSeal, underSeal, waveSeal } from '#domains/survey/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import type { FieldworkTables } from '../tables.ts'

/** What somebody keyed in of a sheet. */
export type Keyed = { readonly answers: number[]; readonly words: Readonly<Record<string, string>> }
type Sheet = { readonly directorate: string; readonly commissariat: string; readonly wave: { readonly id: string }; readonly hash: string }

const purpose = 'keyings of sheets'
const placeOf = (hash: string, turn: number) => `fieldwork.keyings|${hash}|${turn}`

/** As it is laid aside until another agrees: all of it under the wave's passing key, so that it is read as long as the wave is open and by nobody afterwards. */
export async function laidAside(ctx: Ctx, { directorate, commissariat, wave, hash }: Sheet, turn: 1 | 2, keyed: Keyed): Promise<{ answers: number[]; words: string }> {
  const seal = await waveSeal(ctx, { directorate_id: directorate, commissariat_id: commissariat, wave_id: wave.id })
  return { answers: [], words: JSON.stringify({ sealed: underSeal(purpose, seal, placeOf(hash, turn), Buffer.from(JSON.stringify(keyed))).toString('base64') }) }
}

type Row = Pick<FieldworkTables['fieldwork.keyings'], 'serial_hash' | 'turn' | 'answers'> & { readonly words: Readonly<Record<string, string>> }

/** What lies aside, as it was keyed in. Before there were passing keys it lay there as it is. */
export function takenUp<R extends Row>(row: R): R {
  if (row.answers.length > 0) return row
  const opened = fromSeal(purpose, placeOf(row.serial_hash, row.turn), Buffer.from(row.words.sealed ?? '', 'base64'))
  if (opened === null) throw new Error('a keying does not open with the keys of this installation')
  return { ...row, ...(JSON.parse(opened.toString('utf8')) as Keyed) }
}
