import { media } from '#domains/problems/index.ts'
import { zones } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '#web/root.tsx'
import { Leads } from '../leads/leads.tsx'
import { opensAt } from '../leads/opens-at.ts'
import { reachOf } from '../reach-of.ts'
import type { Route } from './+types/media'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('problems.media'))

const isDay = /^\d{4}-\d{2}-\d{2}$/

export async function loader(arrival: Route.LoaderArgs) {
  const mine = await reachOf(arrival)
  const known = (await ask(arrival, zones, {})).zones.filter(({ commissariat, directorate }) => mine.has(commissariat) || mine.has(directorate))
  const wanted = new URL(arrival.request.url).searchParams
  const typed = { zone: wanted.get('zone') ?? '', words: (wanted.get('words') ?? '').slice(0, 200), from: wanted.get('from') ?? '', to: wanted.get('to') ?? '' }
  const zone = known.find(({ slug }) => slug === typed.zone)?.zone
  const asked = { ...(zone && { zone }), ...(typed.words && { words: typed.words }), ...(isDay.test(typed.from) && { from: typed.from }), ...(isDay.test(typed.to) && { to: typed.to }) }
  const { actor } = await visitorOf(arrival), opens = Object.fromEntries(known.map((place) => [place.zone, opensAt(actor, place)]))
  const { entries } = await ask(arrival, media, asked)
  return { entries: entries.map((one) => ({ ...one, opens: opens[one.zone.zone] ?? null })), typed, zones: speak(arrival.params.lang).inOrder(known).map(({ slug, names }) => ({ slug, names })) }
}

/** The press about the zones: every entry with its outlet, its words, where to read it again, the zone and the problem it speaks of. */
export default function Media({ loaderData: { entries, typed, zones: known } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('problems.media')}</h1>
      <p className="lead">{say('problems.media-lead')}</p>
      <form method="get" className="side-by-side">
        <Select name="zone" label={say('station.zone')} none={say('problems.every-zone')} options={known.map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={typed.zone} />
        <TextField name="words" type="search" label={say('problems.words-in-it')} value={typed.words} width="middle" />
        <DateField name="from" label={say('problems.from-day')} value={typed.from} />
        <DateField name="to" label={say('problems.to-day')} value={typed.to} />
        <div className="buttons"><Button quiet>{say('problems.show-them')}</Button></div>
      </form>
      {entries.length === 0 ? <p>{say('problems.no-media')}</p> : (
        <Table caption={say('problems.media-caption')} columns={[{ title: say('problems.outlet') }, { title: say('problems.what-was-said') }, { title: say('problems.day') }, { title: say('station.zone') }, { title: say('problems.problem') }, { title: say('problems.how-reliable') }]}
          rows={entries.map(({ information, outlet, words, address, learntOn, zone, problem, reliability, opens }) => ({ key: information, cells: [
            outlet, <>{words} {address && <a href={address} rel="noreferrer">{say('problems.read-it')}<span className="unseen"> {outlet}, {words.slice(0, 60)}</span></a>}</>, say.day(learntOn),
            <Leads key="zone" to={`/zones/${zone.slug}/desk#heard`} opens={opens}>{named(zone.names, say.language)}</Leads>, problem ? <Leads key="problem" to={`/problems/${problem.problem}`} opens={opens}>{problem.words}</Leads> : '–', say.any(`problems.reliability-${reliability}`),
          ] }))} />
      )}
    </>
  )
}
