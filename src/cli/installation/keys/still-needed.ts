import { sql } from 'kysely'
import { sessionLivesHours } from '#domains/people/words.ts'
import { repeatsLiveDays } from '#frame/once/forget-repeats.ts'
import { lastsFor } from '#keeping/spans.ts'
import { carriedBeside, carriedIn } from '#platform/backup/carried-list.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { versionsInUse } from '#platform/sealing/rows/rewrap-rows.ts'
import { secretsUnder, versionOfHashIn, type Under } from '#platform/sealing/rows/secrets-under.ts'
import { versionOfSecret } from '#platform/secrets/sealed.ts'
import { copiesUnder } from '../../record/lines-copied.ts'
import { outsideFolder } from '../../record/heads-signed.ts'

/** What needs a version of the key: how many, what they are, and how they come to need it no longer. */
export type Needing = { readonly count: number; readonly what: string; readonly until: string }

/** Everything that still needs a version, in plain words; nothing when it may go. */
export async function stillNeeded(owner: Db, { erased }: Pick<Config, 'erased'>, version: number): Promise<readonly Needing[]> {
  const rows = (await versionsInUse(owner))[version] ?? 0
  const columns = (await secretsUnder(owner)).flatMap((under) => (under.versions[version] ? [{ ...under, count: under.versions[version] }] : []))
  const lines = carriedIn(carriedBeside(erased)).filter(({ sealed }) => sealed !== null && versionOfSecret(sealed) === version).length
  const copies = copiesUnder(outsideFolder()).filter((one) => one === version).length
  return [
    { count: rows, what: 'sealed texts and pictures', until: rewrap },
    ...await Promise.all(columns.map((under) => told(owner, under, version))),
    { count: lines, what: 'lines of the list of what was carried out for people who asked', until: rewrap },
    { count: copies, what: 'copies of the record in the folder that VATRA_HEADS names', until: rewrap },
  ].filter(({ count }) => count > 0)
}

/** Every version that something needs. */
export async function neededVersions(owner: Db, config: Pick<Config, 'erased'>, versions: readonly number[]): Promise<number[]> {
  const needed: number[] = []
  for (const version of versions) if ((await stillNeeded(owner, config, version)).length > 0) needed.push(version)
  return needed
}

const rewrap = 'vatra keys rewrap makes them anew'
const dayOf = (day: Date) => day.toISOString().slice(0, 10)

/** What a column's rows are to people, and when they are made anew or go. */
async function told(owner: Db, { table, column, count }: Under & { readonly count: number }, version: number): Promise<Needing> {
  const after = async (day: string, days: number) => {
    const { rows: [last] } = await sql<{ day: Date | null }>`select max(${sql.raw(day)})::timestamptz as day from ${sql.raw(table)} as it where ${sql.raw(versionOfHashIn(`it.${column}`))} = ${version}`.execute(owner)
    return last?.day ? dayOf(new Date(last.day.getTime() + (days + 1) * 86_400_000)) : null
  }
  const closing = '(select coalesce(wave.closed_on, wave.closes_on) from survey.waves as wave where wave.directorate_id = it.directorate_id and wave.id = it.wave_id)'
  const closed = async (days: number) => `they go by themselves when their surveys are closed${days > 0 ? ` and ${days} days are over` : ''}, by ${await after(closing, days)} if those close on their day`
  const { days } = lastsFor('invitations') as { readonly days: number }
  switch (`${table}.${column}`) {
    case 'survey.invitations.code_hash': return { count, what: 'invitations, which are found by the codes in their letters', until: await closed(days) }
    case 'survey.drafts.code_hash': return { count, what: 'half-filled sheets', until: await closed(0) }
    case 'fieldwork.keyings.serial_hash': return { count, what: 'sheets on paper that were keyed in once', until: await closed(days) }
    case 'people.identities.identifier_hash': return { count, what: 'people whom a provider of sign-in names', until: 'each is made anew when that person next signs in by the provider; whose do not come, an administrator can take away from the person\'s page and bind anew, and they go 30 days after the last post ended' }
    case 'people.browsers.token_hash': return { count, what: 'browsers in which people signed in', until: 'each is made anew when somebody next signs in there; whose do not come, their person forgets on the page of their sign-ins, and they go 13 months after they were last used' }
    case 'people.sessions.provider_subject': case 'people.sessions.provider_session': return { count, what: 'sessions that were begun by a provider\'s word', until: `they are over within ${sessionLivesHours} hours` }
    case 'residents.links.address_hash': case 'residents.links.address': return { count, what: 'links that residents asked for by mail', until: 'they are over within the hour' }
    case 'frame.repeats.sealed': return { count, what: 'answers that are given again to who sends the same again', until: `they go by themselves ${repeatsLiveDays} days after they were given` }
    default: return { count, what: `secrets in ${table}.${column}`, until: rewrap }
  }
}
