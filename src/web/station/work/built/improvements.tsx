import { data, redirect } from 'react-router'
import { organisations } from '#domains/partners/index.ts'
import { named } from '#domains/territory/words.ts'
import { improvements, proposeImprovement } from '#domains/work/index.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { asTyped } from '../progress/sent-progress.ts'
import { zonesAtHand } from '../zones-at-hand.ts'
import { ProposeForm } from './propose-form.tsx'
import { opensAt } from '../../leads/opens-at.ts'
import { WaysOfWork } from './ways-of-work.tsx'
import type { Route } from './+types/improvements'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.work-improvements'))

export async function loader(arrival: Route.LoaderArgs) {
  const places = await zonesAtHand(arrival)
  const asked = new URL(arrival.request.url).searchParams
  const zone = places.find(({ slug }) => slug === asked.get('zone')) ?? null
  const { actor } = await ctxOf(arrival)
  const proposes = places.filter((place) => may('work.propose-improvement', actor, place))
  return {
    places, walked: places.some((place) => opensAt(actor, place).walks), zone: zone?.slug ?? '', begins: asked.has('action'), proposes, organisations: proposes.length === 0 ? [] : (await ask(arrival, organisations, {})).organisations.filter(({ leftOn }) => leftOn === null).map(({ organisation, name }) => ({ organisation, name })),
    improvements: (await ask(arrival, improvements, zone ? { zone: zone.zone } : {})).improvements,
  }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const belongsTo = new URL(arrival.request.url).searchParams.get('action')
  const asked = { ...(belongsTo && { action: belongsTo }), zone: typed.zone, kind: typed.kind, names: String(typed.names ?? '').trim() ? { [arrival.params.lang]: typed.names } : {}, whereabouts: typed.whereabouts, ...(typed.organisation && { organisation: typed.organisation }) }
  const sent = await attempt(arrival, proposeImprovement, asked, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/improvements/${sent.answer.improvement}`) : data({ ...sent.refused, fields: asTyped(sent.refused.fields), typed }, { status: sent.status })
}

/** What is built, mended or lit: each a project with a before and an after. */
export default function Improvements({ loaderData: { places, walked, zone, begins, proposes, organisations: known, improvements: all }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  return (
    <>
      <h1>{say('station.work-improvements')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.work-improvements-lead')}</p>
      <WaysOfWork at="improvements" walks={walked} />
      {places.length > 1 && (
        <form method="get" className="search filters">
          <Select name="zone" label={say('station.zone')} none={say('station.all-zones')} options={places.map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={zone} />
          <Button quiet>{say('station.show')}</Button>
        </form>
      )}
      {all.length === 0 ? <Notice title={say('station.work-no-improvements')} /> : (
        <Table caption={say('station.work-improvements')} unseenCaption columns={[{ title: say('station.work-improvement') }, { title: say('station.work-kind') }, { title: say('station.zone') }, { title: say('station.work-whereabouts') }, { title: say('station.state') }, { title: say('station.work-changed-on') }, { title: say('station.work-pictures') }]}
          rows={all.map(({ improvement, names, kind, zoneNames, whereabouts, state, changedOn, pictures }) => ({ key: improvement, cells: [
            <a key="improvement" href={`/${say.language}/station/improvements/${improvement}`}>{named(names, say.language)}</a>, say.any(`work.kind-${kind}`), named(zoneNames, say.language), whereabouts, say.any(`work.improvement-${state}`), say.day(changedOn),
            (['before', 'after'] as const).filter((moment) => pictures.some((shot) => shot.moment === moment)).map((moment) => say.any(`work.moment-${moment}`)).join(', ') || '–',
          ] }))} />
      )}
      {proposes.length > 0 && <ProposeForm typed={no?.typed ?? {}} errors={errors} zones={proposes} organisations={known} open={no !== undefined || begins || all.length === 0} zone={zone} />}
    </>
  )
}
