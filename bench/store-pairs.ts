import { sql } from 'kysely'
import { keepSheets } from '../src/domains/survey/intake/keep-sheets.ts'
import { knownWave, zonesOfWave } from '../src/domains/survey/reckoning/known-wave.ts'
import { sheetsOfWave } from '../src/domains/survey/reckoning/sheets-of-wave.ts'
import type { SomeSheets } from '../src/domains/survey/rules/sheets/read-sheets.ts'
import { none } from '../src/domains/survey/rules/sheets/wave-sheets.ts'
import type { Ctx, Outside } from '../src/frame/ctx.ts'
import { within } from '../src/frame/within.ts'
import { here, paired } from './paired.ts'
import { workOfServer } from './server-work.ts'

/** The two ways into and out of the store that its design rests on, each against the obvious one; nothing of it is kept. */
export async function storePairs(outside: Outside, server: number, asked: { readonly directorate: string; readonly wave: string }): Promise<void> {
  const nothingKept = Symbol('nothing kept')
  const worked = () => here() + workOfServer(server)
  await within(outside, 'all', async (ctx) => {
    const known = await knownWave(ctx, asked)
    const zones = await zonesOfWave(ctx, known)
    const sheets = await sheetsOfWave(ctx, known, zones)
    await paired('sheets read: a text of many sheets against an array a sheet', () => rowByRow(ctx, asked.wave), () => sheetsOfWave(ctx, known, zones), { rounds: 5, worked })
    const some = twoThousand(sheets.answers, sheets.width)
    const belongs = { directorate: asked.directorate, commissariat: known.commissariat, wave: asked.wave, batch: crypto.randomUUID(), zones }
    const oneByOne = async () => {
      for (let sheet = 0; sheet < some.count; sheet++) await keepSheets(ctx, oneOf(some, sheet), belongs)
    }
    await paired('2,000 sheets kept: one statement against a row a statement', oneByOne, () => keepSheets(ctx, some, belongs), { rounds: 5, worked })
    throw nothingKept
  }).catch((thrown: unknown) => { if (thrown !== nothingKept) throw thrown })
}

/** As a driver does it when nobody thinks of it. */
async function rowByRow(ctx: Ctx, wave: string): Promise<Map<string, number[][]>> {
  const { rows } = await sql<{ zone_id: string; answers: number[] }>`select zone_id, mode, stratum, unit, answers from survey.sheets where wave_id = ${wave}`.execute(ctx.db)
  const found = new Map<string, number[][]>()
  for (const { zone_id, answers } of rows) {
    const there = found.get(zone_id)
    if (there) there.push(answers)
    else found.set(zone_id, [answers])
  }
  return found
}

function twoThousand(answers: Int16Array, width: number): SomeSheets {
  const count = 2_000
  return {
    count, width, answers: answers.subarray(0, count * width), zone: new Uint16Array(count), mode: new Uint8Array(count),
    language: new Array<null>(count).fill(null), stratum: new Int32Array(count).fill(none), unit: new Int32Array(count).fill(none),
  }
}

function oneOf({ width, ...sheets }: SomeSheets, at: number): SomeSheets {
  const part = <T extends { subarray(from: number, to: number): T }>(list: T, each = 1) => list.subarray(at * each, (at + 1) * each)
  return {
    count: 1, width, answers: part(sheets.answers, width), zone: part(sheets.zone), mode: part(sheets.mode),
    language: sheets.language.slice(at, at + 1), stratum: part(sheets.stratum), unit: part(sheets.unit),
  }
}
