import { sheetToFill } from '#domains/survey/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { asOneself } from '#frame/within.ts'
import { tables } from '../tables.ts'
import type { KeyingState } from '../words.ts'
import { knownWave, zonesAsked } from './known-wave.ts'
import { takenUp } from './laid-aside.ts'
import { serialHash, serialHashes } from './serial-hash.ts'

type Asked = { readonly directorate?: string | undefined; readonly serial: string }

/** The sheet on paper that carries this serial, with what has been keyed in of it so far; its wave is held open until the deed is done. */
export async function findSheet(ctx: Ctx, { directorate, serial }: Asked) {
  const sheet = await sheetToFill(ctx, { code: serial })
  if (sheet.sentAs !== 'paper') throw new Refusal('not-found', 'fieldwork.not-a-serial', { serial: 'fieldwork.not-a-serial' })
  // What is printed on a sheet shows that sheet, as to any resident; a round, and what was keyed in of it, is for who works there.
  await asOneself(ctx)
  const known = await knownWave(ctx, { directorate, wave: sheet.wave })
  const zone = (await zonesAsked(ctx, known)).find(({ slug }) => slug === sheet.zone.slug)?.id ?? ''
  const turns = (await tables(ctx).selectFrom('fieldwork.keyings').selectAll().where('directorate_id', '=', known.directorate).where('serial_hash', 'in', serialHashes(serial)).orderBy('turn').execute()).map(takenUp)
  const hash = turns[0]?.serial_hash ?? serialHash(serial)
  return { ...known, zone, zoneNames: sheet.zone.names, serial, hash, turns, answered: sheet.state === 'answered', state: stateOf(known.wave.state, sheet.state === 'answered', turns.length) }
}
export type FoundSheet = Awaited<ReturnType<typeof findSheet>>

/** Whether this person has keyed the sheet in; whoever sits at the console is one person. */
export const keyedBy = ({ turns }: Pick<FoundSheet, 'turns'>, { actor }: Ctx): boolean =>
  turns.some(({ person_id }) => person_id === (actor.kind === 'person' ? actor.id : null))

function stateOf(wave: string, answered: boolean, turns: number): KeyingState {
  if (answered) return 'kept'
  if (wave !== 'open') return 'closed'
  return turns === 0 ? 'to-key' : turns === 1 ? 'keyed-once' : 'differs'
}
