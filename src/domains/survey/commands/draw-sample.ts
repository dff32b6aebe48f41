import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { takeOut } from '#keeping/exports/take-out.ts'
import { Taken, Taking } from '#keeping/exports/taking.ts'
import { Refusal } from '#frame/refusal.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { inTurns } from '#platform/background/in-turns.ts'
import { freshCodes } from '../fielding/fresh-codes.ts'
import { keepInvitations } from '../fielding/keep-invitations.ts'
import { frameOfFile } from '../intake/frame-of-file.ts'
import { FileOfSheets, textOf } from '../intake/sheets-of-file.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { printedCode } from '../rules/asking/code.ts'
import { drawnByZone, rowsByZone, type Cell } from '../rules/sample/drawn-sample.ts'
import type { FrameRow } from '../rules/sample/read-frame.ts'
import { tables } from '../tables.ts'
import { waveKey } from '../tokens/wave-key.ts'
import { WaveId } from '../words.ts'

const Input = z.object({
  directorate: DirectorateId.optional(), wave: WaveId, ...FileOfSheets, ...Taking,
  /** How many letters go to each zone. */
  letters: z.array(z.object({ zone: ZoneId, count: z.number().int().min(1).max(10_000) })).min(1, 'survey.say-how-many-letters'),
  /** A seed that was thrown in public; left out, the machine throws one, so that nobody can choose whom to ask. */
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
}).refine(({ letters }) => new Set(letters.map(({ zone }) => zone)).size === letters.length, { path: ['letters'], message: 'survey.zone-twice' })
type Draw = z.output<typeof Input>
const Answer = z.object({
  seed: z.number(),
  drawn: z.array(z.object({ reference: z.string(), zone: ZoneId, stratum: z.number().nullable(), unit: z.number().nullable(), code: z.string() })),
  frame: z.object({ rows: z.number(), passedOver: z.number(), hash: z.string() }),
  /** In each, everybody had the chance letters / rows. */
  cells: z.array(z.object({ zone: ZoneId, stratum: z.number().nullable(), rows: z.number(), letters: z.number() })),
  /** Printed beside each code: see survey.invite. */
  fingerprint: z.string(),
  /** How the list leaves the house: it stands in the list itself. */
  taken: Taken,
})

/**
 * Draws whom to ask from a list of addresses or people, at random in each zone and stratum, and makes a code for each. References and codes are
 * answered this once and stored nowhere: the record keeps the list's hash, the seed and the counts, so that the draw can be proved but not read.
 */
export const drawSample = command('survey.draw-sample', {
  input: Input, answer: Answer, proof: 'fresh', rate: 'export', record: 'disclose', find: knownWave, run: drawAll,
  trace: ({ wave }, { directorate }, { seed, frame, cells, taken }) => ({ directorate, subject: { wave, seed, frame, cells, export: taken.export, for: taken.purpose }, recipients: [taken.toWhom] }),
})

async function drawAll(ctx: Ctx, asked: Draw, known: KnownWave): Promise<z.output<typeof Answer>> {
  if (known.wave.state !== 'planned' && known.wave.state !== 'open') throw new Refusal('too-late', 'survey.wave-closed')
  const zones = await zonesHere(ctx, known)
  const { text, hash } = await textOf(asked)
  const { rows, passedOver } = await frameOfFile(text, zones)
  const seed = asked.seed ?? randomInt(2 ** 47)
  const byZone = rowsByZone(rows, zones.length), wanted = lettersOf(asked, zones, byZone)
  const taken = await takeOut(ctx, { deed: 'survey.draw-sample', directorate: known.directorate, thing: known.wave.id, called: known.wave.name, rows: wanted.reduce((sum, count) => sum + count, 0), said: asked })
  const { drawn, cells } = await drawnInTurns(byZone, wanted, seed)
  const codes = await freshCodes(drawn.length)
  const letters = await inTurns(drawn, (row, at) => ({ ...row, zone: zones[row.zone]!.id, code: codes[at]! }))
  await keepInvitations(ctx, letters, known)
  return {
    seed, drawn: await inTurns(letters, ({ code, ...letter }) => ({ ...letter, code: printedCode(code) })), frame: { rows: rows.length, passedOver, hash },
    cells: cells.map((cell) => ({ ...cell, zone: zones[cell.zone]!.id })),
    fingerprint: (await waveKey(ctx, { directorate: known.directorate, commissariat: known.commissariat, wave: known.wave.id })).fingerprint, taken,
  }
}

async function drawnInTurns(rows: ReturnType<typeof rowsByZone>, letters: readonly number[], seed: number) {
  const drawn: FrameRow[] = [], cells: Cell[] = [], giveWay = givingWay()
  for (const zone of drawnByZone(rows, letters, seed)) {
    for (const row of zone.drawn) drawn.push(row)
    cells.push(...zone.cells)
    await giveWay()
  }
  return { drawn, cells }
}

/** Every zone of the commissariat: those that the wave does not ask may stand in the frame and are passed over. */
async function zonesHere(ctx: Ctx, { directorate, commissariat, wave }: KnownWave) {
  const zones = await tables(ctx).selectFrom('territory.zones as zone')
    .leftJoin('survey.wave_zones as asked', (join) => join.onRef('asked.directorate_id', '=', 'zone.directorate_id').onRef('asked.zone_id', '=', 'zone.id').on('asked.wave_id', '=', wave.id))
    .where('zone.directorate_id', '=', directorate).where('zone.commissariat_id', '=', commissariat)
    .select(['zone.id', 'zone.code', 'zone.slug', 'zone.names', 'asked.target']).orderBy('zone.code').execute()
  return zones.map(({ id, target, ...zone }) => ({ ...zone, id: id as ZoneId, asked: target !== null }))
}

function lettersOf({ letters }: Draw, zones: readonly { readonly id: string; readonly asked: boolean }[], rows: ReturnType<typeof rowsByZone>): number[] {
  const wanted = zones.map(() => 0)
  letters.forEach(({ zone, count }, at) => {
    const place = zones.findIndex(({ id, asked }) => id === zone && asked)
    if (place < 0) throw new Refusal('not-found', 'survey.no-such-zone', { [`letters.${at}.zone`]: 'survey.no-such-zone' })
    const there = rows[place]!.length
    if (count > there) throw new Refusal('invalid', 'survey.more-letters-than-rows', { [`letters.${at}.count`]: 'survey.more-letters-than-rows' }, { rows: there })
    wanted[place] = count
  })
  return wanted
}
