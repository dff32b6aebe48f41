import { randomBytes } from 'node:crypto'
import type { Ctx } from '#frame/ctx.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { destroyPassing, madePassing } from '#platform/secrets/passing/passing-keys.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { fingerprint, type Publics } from '../rules/tokens/fingerprint.ts'
import { zoneKey, type ZoneKey } from '../rules/tokens/zone-key.ts'
import { tables } from '../tables.ts'

type Of = { readonly directorate: string; readonly commissariat: string; readonly wave: string }
export type WaveKey = { readonly fingerprint: string; readonly publics: Publics; readonly ofZone: (zone: string) => ZoneKey }

/** The keys of a wave, made when they are first wanted: when it opens, or when its first letters are made. */
export async function waveKey(ctx: Ctx, of: Of): Promise<WaveKey> {
  return (await kept(ctx, of)) ?? keep(ctx, of, randomBytes(32))
}

/** A wave that goes on keeps its keys: the cards that are out carry their fingerprint. */
export async function carryWaveKey(ctx: Ctx, of: Of, next: string): Promise<void> {
  const seed = seedIn(of.wave, (await waveKey(ctx, of) && await row(ctx, of))!.sealed)
  await keep(ctx, { ...of, wave: next }, seed)
}

const row = (ctx: Ctx, { directorate, wave }: Of) => tables(ctx).selectFrom('survey.wave_keys').selectAll().where('directorate_id', '=', directorate).where('wave_id', '=', wave).executeTakeFirst()

async function kept(ctx: Ctx, of: Of): Promise<WaveKey | null> {
  const found = await row(ctx, of)
  return found ? { fingerprint: found.fingerprint, publics: found.publics, ofZone: (zone) => zoneKey(seedIn(of.wave, found.sealed), zone) } : null
}

/** Whoever comes second finds the keys of whoever came first. A key takes most of a millisecond, and a commissariat has hundreds of zones. */
async function keep(ctx: Ctx, of: Of, seed: Uint8Array): Promise<WaveKey> {
  const zones = await tables(ctx).selectFrom('survey.wave_zones').select('zone_id').where('directorate_id', '=', of.directorate).where('wave_id', '=', of.wave).execute()
  const publics: Record<string, string> = {}, giveWay = givingWay()
  for (const { zone_id } of zones) {
    publics[zone_id] = zoneKey(seed, zone_id).hex
    await giveWay()
  }
  const seal = madePassing()
  const made = await tables(ctx).insertInto('survey.wave_keys').values({
    seal, directorate_id: of.directorate, wave_id: of.wave, commissariat_id: of.commissariat, publics: JSON.stringify(publics), fingerprint: fingerprint(publics),
    sealed: sealed(purpose, placeOf(of.wave), Buffer.from(seed).toString('base64')),
  }).onConflict((there) => there.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) destroyPassing(seal)
  return (await kept(ctx, of))!
}

const purpose = 'keys of waves'
const placeOf = (wave: string) => `survey.wave_keys|${wave}|sealed`

function seedIn(wave: string, text: string): Uint8Array {
  const seed = unsealed(purpose, placeOf(wave), text)
  if (seed === null) throw new Error('the keys of a wave do not open with this installation\'s root key')
  return Buffer.from(seed, 'base64')
}
