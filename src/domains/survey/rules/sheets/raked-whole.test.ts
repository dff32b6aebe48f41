import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { small } from '#testing/small-round.ts'
import { measuresOf } from '../measures.ts'
import { resultsOfWave, type Side } from '../results-of-wave.ts'
import { drawn, partOf, wholeOf, type Drawn, type WaveSheets } from './wave-sheets.ts'

const margins = [{ question: 'age', shares: { 1: 0.5, 2: 0.5 } }]

/** Two zones alike; nearly all of the young find the lighting bad and hardly any of the old: age explains nearly all. */
function asked(young: number, badOfYoung: number): WaveSheets {
  const zone = [...Array.from({ length: young }, (_, at) => [at < badOfYoung ? 3 : 0, 1, 2, 1, -3]), ...Array.from({ length: 200 - young }, (_, at) => [at < 12 ? 3 : 0, 1, 2, 2, -3])]
  return { answers: Int16Array.from([...zone, ...zone].flat()), width: 5, start: Int32Array.of(0, 200, 400), byMode: [{ web: 200 }, { web: 200 }], strata: null, units: null }
}
const raked = (sheets: WaveSheets) => drawn(sheets, [null, null], small, margins) as Drawn
const fixed = (sheets: WaveSheets): Drawn => { const { raking: _, ...rest } = raked(sheets); return rest }

const side = (wave: string, sheets: WaveSheets, how: Drawn): Side => ({
  wave, names: { en: wave }, closesOn: '2027-01-31', instrument: small, modes: ['web'], frame: 'register', designEffect: 1, measures: measuresOf(small), sheets, drawn: how,
  zones: ['a', 'b'].map((id) => ({ id, slug: id, names: { en: id }, target: 200, boundaryHash: null })),
})
const wholeWith = (how: (sheets: WaveSheets) => Drawn) => {
  const [first, second] = [asked(60, 57), asked(70, 55)]
  return resultsOfWave(side('second', second, how(second)), side('first', first, how(first)), [[0], [1]])
}

test('of a raked whole what the margins explain no longer varies: the same number, a smaller error, and it says raked (B16)', () => {
  const sheets = asked(60, 57), light = Float64Array.from({ length: 400 }, (_, sheet) => (sheets.answers[sheet * 5]! >= 2 ? 1 : 0))
  const [own, plain] = [wholeOf(sheets, raked(sheets)), wholeOf(sheets, fixed(sheets))].map(({ design }) => meanUnderDesign(light, design!))
  assert.ok(Math.abs(own!.estimate! - plain!.estimate!) < 1e-9 && own!.se! < 0.6 * plain!.se!, `${own!.se} and ${plain!.se}`)
  assert.equal(wholeWith(raked).whole.figures.find(({ of }) => of === 'light')!.method, 'logit-raked')
  assert.deepEqual(partOf(sheets, raked(sheets), [0]), partOf(sheets, fixed(sheets), [0]), 'a zone is no more than its own people, with their weights')
})

test('a change that raked weights taken as fixed would have hidden is seen (F1)', () => {
  const verdict = ({ whole }: ReturnType<typeof wholeWith>) => whole.changes.find(({ of }) => of === 'light')!.verdict
  assert.deepEqual([verdict(wholeWith(fixed)), verdict(wholeWith(raked))], ['no detectable change', 'better'])
})
