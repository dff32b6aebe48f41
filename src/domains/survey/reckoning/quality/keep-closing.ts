import type { Ctx } from '#frame/ctx.ts'
import type { AboutRound } from '../../rules/quality/quality.ts'
import { tables } from '../../tables.ts'
import type { KnownWave } from '../known-wave.ts'

/** Keeps, when a round closes, that it did: for whoever looks at the country. No number before it is published, for until then sheets come and go, and two counts could be subtracted. */
export async function keepClosing(ctx: Ctx, { directorate, commissariat, wave }: KnownWave, closedOn: string): Promise<void> {
  const { country } = await tables(ctx).selectFrom('territory.directorates').select('country').where('id', '=', directorate).executeTakeFirstOrThrow()
  // A round that goes on lasts until it is closed.
  const closesOn = wave.goes_on_months !== null && closedOn >= wave.opens_on ? closedOn : wave.closes_on
  const about: AboutRound = { names: wave.name, audience: wave.audience, opensOn: wave.opens_on, closesOn, instrument: { code: wave.code, version: wave.version } }
  await tables(ctx).insertInto('survey.wave_quality')
    .values({ directorate_id: directorate, wave_id: wave.id, commissariat_id: commissariat, country, closed_on: closedOn, about: JSON.stringify(about) }).execute()
}
