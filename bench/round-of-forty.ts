import { execFileSync } from 'node:child_process'
import type { Instrument, Mapping } from '../src/domains/survey/words.ts'
import { seeded } from '../src/kernel/random.ts'

/** How many questions are asked, and in how many zones. */
export const questions = 40
export const zones = 500

/** Forty questions of four steps in four blocks, each told as a share and all together as an index. */
export function forty(): Instrument {
  const codes = [0, 1, 2, 3].map((code) => ({ code, words: { en: `step ${code}` } }))
  return {
    code: 'bench', version: '1', names: { en: 'Bench' }, languages: ['en'],
    blocks: ['a', 'b', 'c', 'd'].map((id) => ({ id, names: { en: id }, score: { kind: 'mean' }, good: 'low' })), index: ['a', 'b', 'c', 'd'],
    questions: Array.from({ length: questions }, (_, at) => ({
      id: `q${at}`, block: 'abcd'[Math.floor(at / 10)]!, kind: 'one', words: { en: `Question ${at}` }, choices: codes, measure: { share: [2, 3] }, good: 'low', score: { most: 3 },
    })),
  }
}

export function mapped(): Mapping {
  const columns = Array.from({ length: questions }, (_, at) => [`q${at}`, { column: `q${at}`, missing: { 9: 'dont-know' } }] as const)
  return { zone: { column: 'zone' }, mode: { column: 'mode' }, questions: Object.fromEntries(columns) }
}

/** A survey company's file, made by a program of its own so that its memory is not counted here. */
export function fileOf(sheets: number, seed: number): string {
  return execFileSync(process.execPath, [import.meta.filename, String(sheets), String(seed)], { encoding: 'latin1', maxBuffer: 2 ** 30 })
}

if (import.meta.main) {
  const [sheets, seed] = process.argv.slice(2).map(Number) as [number, number]
  const random = seeded(seed), lines = [['zone', 'mode', ...Object.keys(mapped().questions)].join()]
  for (let sheet = 0; sheet < sheets; sheet++) {
    const answers = Array.from({ length: questions }, () => (random() < 0.03 ? 9 : Math.floor(random() * 4)))
    lines.push(`z${sheet % zones},${random() < 0.5 ? 'web' : 'paper'},${answers.join()}`)
  }
  await new Promise((done) => process.stdout.write(lines.join('\n'), done))
}
