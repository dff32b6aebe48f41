import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { piecesAtOnce } from '#platform/background/in-turns.ts'
import { linkedBy, type Lies } from '../rules/linked.ts'
import type { Look } from '../rules/looked-day.ts'
import { sameFamilyName } from '../rules/same-family-name.ts'
import type { Known } from './known-people.ts'

type Line = { readonly day: string; readonly hour: number; readonly name: string; readonly subject: Readonly<Record<string, unknown>>; readonly whose: readonly string[]; readonly refused: boolean; readonly looked: boolean; readonly inNew: boolean }
/** More persons in one answer are a list of everybody and no look at one of them. */
const mostPersons = 3
/** What everybody asks about themself is no look at themself. */
const ownDeeds = /\.(my-|kept-of-me$|who-looked|mine$|choose$|hand-over|prove|set-password|new-code|add-passkey|end-|ask$|break-glass$)/

/** Who of the house looked at anything in that time. */
export async function whoLooked(ctx: Ctx, directorate: string, from: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ actor: string }>`
    select distinct actor from frame.record where directorate_id = ${directorate} and sequence is not null and at >= ${`${from}T00:00:00Z`} and at < ${`${to}T00:00:00Z`} and actor ~ '^[0-9a-f]{8}-' order by 1`.execute(ctx.db)
  return rows.map(({ actor }) => actor)
}

/** What one person looked at, or was refused, day by day, and what they did in a browser that was new to them. What was done with a broken glass is judged by itself. */
export async function looksOf(ctx: Ctx, directorate: string, person: string, from: string, to: string, known: Known): Promise<ReadonlyMap<string, Look[]>> {
  const { rows } = await sql<Line>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, extract(hour from at at time zone 'UTC')::int as hour, name, subject, whose, result = 'refused' as refused, operation in ('consult', 'disclose') or result = 'refused' as looked, subject->>'browser' = 'new' as "inNew" from frame.record
    where directorate_id = ${directorate} and sequence is not null and actor = ${person} and at >= ${`${from}T00:00:00Z`} and at < ${`${to}T00:00:00Z`} and purpose <> 'break-glass'
      and (operation in ('consult', 'disclose') or result = 'refused' or subject->>'browser' = 'new') order by sequence`.execute(ctx.db)
  const days = new Map<string, Look[]>(), giveWay = givingWay()
  for (const [place, line] of rows.entries()) {
    if (place % piecesAtOnce === 0) await giveWay()
    const own = ownDeeds.test(line.name)
    if (own && !line.inNew) continue
    const looks = days.get(line.day) ?? []
    looks.push({ ...lookOf(line, person, known), ...(line.inNew && { inNew: line.looked && !own ? 'look' as const : 'deed' as const }) })
    days.set(line.day, looks)
  }
  return days
}

function lookOf({ day, hour, name, subject, whose, refused }: Line, person: string, known: Known): Look {
  const mine = known.postsOn(person, day)
  const some = whose.length <= mostPersons ? whose : []
  const others = some.filter((one) => one !== person)
  const shares = (one: string) => known.postsOn(one, day).some(({ commissariat }) => commissariat !== null && mine.some((post) => post.commissariat === commissariat))
  const where = liesAt(subject, known)
  const ofPeople = others.length === 0 || mine.some(({ commissariat }) => commissariat === null) || others.some(shares)
  return {
    hour, whom: others.length > 0 ? [...others].sort().join() : where.thing ?? name, refused, linked: ofPeople && linkedBy(mine, where),
    kin: others.some((one) => sameFamilyName(known.nameOf(one), known.nameOf(person))), selfOrColleague: some.includes(person) || others.some(shares),
  }
}

/** In which zone or commissariat lies what a line is about. */
function liesAt(subject: Line['subject'], known: Known): Lies & { readonly thing?: string | undefined } {
  const told = (field: string) => (typeof subject[field] === 'string' ? (subject[field] as string) : undefined)
  const thing = told('problem') ?? told('plan') ?? told('zone')
  const zone = told('zone') ?? (thing === undefined ? undefined : known.zoneOf(thing))
  return { thing, zone, commissariat: zone === undefined ? told('commissariat') : known.commissariatOf(zone) }
}
