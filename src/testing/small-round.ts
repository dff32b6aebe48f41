import { closeWave, importSheets, loadInstrument, openWave, planWave, publishWave } from '#domains/survey/index.ts'
import type { Instrument, Mapping, Question } from '#domains/survey/words.ts'
import type { ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { arta, place } from './people.ts'
import { as } from './story.ts'

const scale = ['not a problem', 'a small problem', 'a fairly big problem', 'a very big problem'].map((words, code) => ({ code, words: { en: words } }))
const problem = (id: string, words: string): Question =>
  ({ id, block: 'a', kind: 'one', words: { en: words }, choices: scale, measure: { share: [2, 3] }, good: 'low', score: { most: 3 } })

/** Five questions, enough to go through a round: two problems, a crime, a group for weights and own words. */
export const small: Instrument = {
  code: 'small', version: '1', names: { en: 'Small questionnaire' }, languages: ['en'],
  blocks: [
    { id: 'a', names: { en: 'Problems' }, score: { kind: 'mean' }, good: 'low' },
    { id: 'b', names: { en: 'Crime' }, score: { kind: 'any', questions: ['stolen'], codes: [1] }, good: 'low' },
    { id: 'x', names: { en: 'About you' } },
  ],
  index: ['a'],
  questions: [
    problem('light', 'How much of a problem is street lighting?'), problem('dogs', 'How much of a problem are dogs?'),
    { id: 'stolen', block: 'b', kind: 'one', words: { en: 'Was something stolen from you?' }, choices: [{ code: 1, words: { en: 'yes' } }, { code: 2, words: { en: 'no' } }], measure: { share: [1] }, good: 'low' },
    { id: 'age', block: 'x', kind: 'one', words: { en: 'How old are you?' }, choices: [{ code: 1, words: { en: 'under 50' } }, { code: 2, words: { en: '50 or over' } }] },
    { id: 'first', block: 'x', kind: 'text', words: { en: 'What should be done first?' } },
  ],
}

export const mapping: Mapping = {
  zone: { column: 'zone' }, mode: { column: 'mode' },
  questions: { light: { column: 'light', missing: { 9: 'dont-know' } }, dogs: { column: 'dogs' }, stolen: { column: 'stolen', codes: { yes: 1, no: 2 } }, age: { column: 'age' } },
}

export type Row = { readonly zone: string; readonly mode?: string; readonly light?: number; readonly dogs?: number; readonly stolen?: 'yes' | 'no'; readonly age?: 1 | 2 }

/** So many people of a zone of whom so many find the lighting bad. */
export const people = (zone: string, all: number, bad: number, rest: Omit<Row, 'zone' | 'light'> = {}): Row[] =>
  Array.from({ length: all }, (_, at) => ({ zone, light: at < bad ? 3 : 0, ...rest }))

/** The survey company's file of these people; who is the first of them does not matter. */
export const fileOf = (rows: readonly Row[]): string =>
  ['zone,mode,light,dogs,stolen,age', ...rows.map(({ zone, mode = 'web', light = 0, dogs = 1, stolen = 'no', age = 1 }) => [zone, mode, light, dogs, stolen, age].join())].join('\n')

type Plan = { readonly zones: readonly ZoneId[]; readonly follows?: string; readonly instrument?: Instrument; readonly modes?: readonly string[]; readonly margins?: object; readonly frame?: string }

/** Arta plans a round in Talsi and opens it. */
export async function openRound(ctx: Ctx, { zones, instrument = small, modes = ['web', 'paper'], frame = 'Register of inhabitants', ...rest }: Plan): Promise<string> {
  const { id } = await loadInstrument(as(ctx, arta), { instrument })
  const planned = await planWave(as(ctx, arta), {
    commissariat: place.talsi, instrument: id, names: { en: 'A round' }, frame, modes, opensOn: '2027-01-01', closesOn: '2027-01-31',
    zones: zones.map((zone) => ({ zone, target: 50 })), ...rest,
  })
  await openWave(as(ctx, arta), { wave: planned.wave })
  return planned.wave
}

/** A round from the plan to the closing day, filled from a file. */
export async function closedRound(ctx: Ctx, plan: Plan, rows: readonly Row[]): Promise<string> {
  const wave = await openRound(ctx, plan)
  if (rows.length > 0) await importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file: fileOf(rows), mapping })
  await closeWave(as(ctx, arta), { wave })
  return wave
}

/** A round that everybody can read. */
export async function publishedRound(ctx: Ctx, plan: Plan, rows: readonly Row[]): Promise<string> {
  const wave = await closedRound(ctx, plan, rows)
  await publishWave(as(ctx, arta), { wave })
  return wave
}

