import { data, redirect } from 'react-router'
import { draftPlan, planGaps, plans, zonesToPlan } from '#domains/plans/index.ts'
import { monthsAfter, planMonths } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { Leads } from '../leads/leads.tsx'
import { opensAt } from '../leads/opens-at.ts'
import type { Route } from './+types/plans'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.plans'))

export async function loader(arrival: Route.LoaderArgs) {
  const { plans: known } = await ask(arrival, plans, {})
  const { zones } = await ask(arrival, zonesToPlan, {})
  const { actor, now } = await ctxOf(arrival)
  const gaps = new Map<string, number>()
  for (const { plan } of known.filter(({ state }) => state === 'drafted')) gaps.set(plan, (await ask(arrival, planGaps, { plan })).missing.length)
  const today = now.toISOString().slice(0, 10), wanted = new URL(arrival.request.url).searchParams.get('zone')
  const mine = zones.filter((zone) => may('plans.draft-plan', actor, zone))
  return {
    plans: speak(arrival.params.lang).inOrder(known.map((one) => ({ ...one, name: named(one.zone.names, arrival.params.lang) }))).toSorted((one, other) => (one.from === other.from ? 0 : one.from < other.from ? 1 : -1)).map((one) => ({ ...one, opens: opensAt(actor, { ...one, zone: one.zone.zone }), missing: gaps.get(one.plan) ?? 0 })), zones: mine, waits: zones.find((zone) => zone.slug === wanted && !mine.includes(zone))?.names ?? null,
    wanted, from: today, to: monthsAfter(today, planMonths.most),
  }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const sent = await attempt(arrival, draftPlan, { ...typed, language: arrival.params.lang }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/plans/${sent.answer.plan}`) : data({ ...sent.refused, typed }, { status: sent.status })
}

/** Every plan within reach and how far it is; and where one can begin because the analysis is signed. */
export default function Plans({ loaderData: { plans: known, zones, waits, wanted, from, to }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = (no?.typed ?? {}) as Readonly<Record<string, string>>
  return (
    <>
      <h1>{say('station.plans')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.plans-lead')} <a href={`/${say.language}/station/priorities`}>{say('station.priorities')}</a></p>
      {waits && <Notice title={say('station.plan-waits', { zone: named(waits, say.language) })}><p>{say('station.plan-waits-for')}</p></Notice>}
      {zones.length > 0 && (
        <section aria-labelledby="begin">
          <h2 id="begin">{say('station.plan-begin')}</h2>
          <form method="post">
            <Select name="zone" label={say('station.plan-zone')} hint={say('station.plan-zone-hint')} options={say.inOrder(zones).map(({ zone, names, wave, signedOn, problems }) => [zone, say('station.plan-zone-signed', { zone: named(names, say.language), wave: named(wave.names, say.language), day: say.day(signedOn), problems })] as const)}
              chosen={typed.zone ?? zones.find(({ slug }) => slug === wanted)?.zone} error={errors.zone} />
            <div className="side-by-side">
              <DateField name="from" label={say('station.plan-from')} hint={say('station.plan-from-hint')} value={typed.from ?? from} error={errors.from} />
              <DateField name="to" label={say('station.plan-to')} hint={say('station.plan-to-hint')} value={typed.to ?? to} error={errors.to} />
            </div>
            <Button>{say('station.plan-make')}</Button>
          </form>
        </section>
      )}
      {known.length === 0 ? <Notice title={say('station.plans-none')} /> : (
        <Table caption={say('station.plans-caption')}
          columns={[{ title: say('station.plan-zone') }, { title: say('station.plan-period') }, { title: say('station.plan-state') }, { title: say('station.plan-still-missing') }, { title: say('station.plan-actions'), number: true }, { title: say('station.plan-unanswered'), number: true }, { title: say('station.plan-next-review') }]}
          rows={known.map(({ plan, zone, from: begins, to: ends, state, missing, actions, unanswered, nextReview, opens }) => ({ key: plan, cells: [
            <Leads key="zone" to={`/plans/${plan}`} opens={opens}>{named(zone.names, say.language)}</Leads>, say('partner.from-to', { from: say.day(begins), to: say.day(ends) }), say.any(`plans.state-${state}`),
            state !== 'drafted' ? '–' : missing === 0 ? say('station.plan-missing-nothing') : say('station.plan-missing-things', { missing }), say.number(actions), say.number(unanswered), nextReview ? say.day(nextReview) : '–',
          ] }))} />
      )}
    </>
  )
}
