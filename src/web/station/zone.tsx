import { data, redirect } from 'react-router'
import { leavePost, letIn, postsOfZones } from '#domains/people/index.ts'
import { plans } from '#domains/plans/index.ts'
import { boundaryHistory, setPopulation, zone } from '#domains/territory/index.ts'
import { inhabitantsBand, named } from '#domains/territory/words.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from './field-errors.ts'
import { newcomerIn } from './newcomer-in.ts'
import { OfficerForm } from './officer-form.tsx'
import { VillagePosts } from './village-posts.tsx'
import { opensAt } from './leads/opens-at.ts'
import type { Route } from './+types/zone'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.zone.names, params.lang) : speak(params.lang)('station.zone'))

export async function loader(arrival: Route.LoaderArgs) {
  const here = await ask(arrival, zone, { slug: arrival.params.zone })
  const { now, actor } = await ctxOf(arrival)
  const open = (await ask(arrival, postsOfZones, { commissariat: here.commissariat })).posts.filter(({ closedOn }) => closedOn === null), posts = open.filter((post) => post.zone === here.zone)
  const villages = new Set<string>(here.villages.map(({ village }) => village))
  return { zone: here, posts, inVillages: open.filter(({ area }) => villages.has(area)), history: await ask(arrival, boundaryHistory, { zone: here.zone }), today: now.toISOString().slice(0, 10), opens: opensAt(actor, here), plan: (await ask(arrival, plans, { zone: here.zone })).plans.find(({ state }) => state !== 'closed')?.plan ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const { zone: here, posts } = await loader(arrival)
  const sent = typed.intent === 'set-population' ? await attempt(arrival, setPopulation, { zone: here.zone, population: Number(typed.population) }, typed)
    : typed.intent === 'leave' ? await attempt(arrival, leavePost, { post: typed.post, on: typed.on }, typed)
    : await attempt(arrival, letIn, newcomerIn(typed, here.zone, arrival.params.lang, posts.find(({ holder, role }) => holder === null && role === 'zone-officer')?.id), typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/zones/${here.slug}`) : data({ ...sent.refused, typed }, { status: sent.status })
}

export default function Zone({ loaderData: { zone: here, posts, inVillages, history, today, opens, plan }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const held = posts.filter(({ holder, role }) => holder !== null && role === 'zone-officer').length
  return (
    <>
      <Back to={`/${say.language}/station`}>{say('station.board')}</Back>
      <h1>{named(here.names, say.language)}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{here.population === null ? say('station.population-unknown') : say('station.people-live-here', { population: here.population })} {say.any(`station.band-${inhabitantsBand(here.population, held)}`)} <a href={`/${say.language}/zones/${here.slug}`}>{say('station.public-page')}</a>{opens.places && <> · <a href={`/${say.language}/station/zones/${here.slug}/places`}>{say('station.places')}</a></>}</p>
      {opens.desk && <p><a href={`/${say.language}/station/zones/${here.slug}/cycle`}>{say('station.cycle')}</a> · <a href={`/${say.language}/station/zones/${here.slug}/desk`}>{say('problems.desk')}</a> · <a href={plan ? `/${say.language}/station/plans/${plan}` : `/${say.language}/station/plans?zone=${here.slug}`}>{plan ? say('station.plan-of', { zone: named(here.names, say.language) }) : say('station.plans')}</a></p>}
      <Table caption={say('station.posts')} columns={[{ title: say('station.post') }, { title: say('station.holder') }, { title: say('station.since') }, { title: say('station.changes-in-two-years'), number: true }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
        rows={posts.map(({ id, role, title, holder, vacantSince, changesInTwoYears }) => ({ key: id, cells: [
          title ? named(title, say.language) : say.any(`people.role-${role}`), holder?.name ?? say('station.vacant'), holder ? say.day(holder.from) : vacantSince ? say.day(vacantSince) : '–', say.number(changesInTwoYears),
          holder ? <form method="post" key="leave"><input type="hidden" name="post" value={id} /><input type="hidden" name="on" value={today} /><Button quiet name="intent" value="leave">{say('station.leaves-today')}</Button></form> : '',
        ] }))} />
      <VillagePosts villages={here.villages} posts={inVillages} />
      <OfficerForm typed={no?.typed ?? {}} errors={errors} today={today} />
      <h2>{say('station.population')}</h2>
      <form method="post"><NumberField name="population" label={say('station.people-in-zone')} value={no?.typed.population ?? String(here.population ?? '')} error={errors.population} /><Button quiet name="intent" value="set-population">{say('station.save')}</Button></form>
      <h2>{say('station.boundary')}</h2>
      {history.versions.length === 0 ? <p>{say('station.not-drawn')}</p> : (
        <ol>{history.versions.map(({ from, to }) => <li key={from}>{to === null ? say('station.boundary-since', { day: say.day(from) }) : say('station.boundary-from-to', { from: say.day(from), to: say.day(to) })}</li>)}</ol>
      )}
    </>
  )
}
