import { data, redirect } from 'react-router'
import { organisations } from '#domains/partners/index.ts'
import { named } from '#domains/territory/words.ts'
import { investments, noteInvestment } from '#domains/work/index.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { currencyAt } from '#web/station/currency-at.ts'
import { speak } from '#web/say.ts'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { zonesAtHand } from '../zones-at-hand.ts'
import { centsTyped } from './cents-typed.ts'
import { ConcernsFunded } from './concerns-funded.tsx'
import { InvestmentForm } from './investment-form.tsx'
import { opensAt } from '../../leads/opens-at.ts'
import { WaysOfWork } from './ways-of-work.tsx'
import type { Route } from './+types/investments'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.work-investments'))

export async function loader(arrival: Route.LoaderArgs) {
  const places = await zonesAtHand(arrival)
  const { actor, now } = await ctxOf(arrival)
  const notes = places.some((place) => may('work.note-investment', actor, place))
  return {
    currency: await currencyAt(arrival), places, walked: places.some((place) => opensAt(actor, place).walks), today: now.toISOString().slice(0, 10), notes, ...(await ask(arrival, investments, notes ? { commissariat: places[0]!.commissariat } : {})),
    organisations: notes ? (await ask(arrival, organisations, {})).organisations.filter(({ leftOn }) => leftOn === null).map(({ organisation, name }) => ({ organisation, name })) : [],
  }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const given = Object.fromEntries(['organisation', 'words', 'currency', 'decidedOn', 'zone', 'question', 'proposedBy'].flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])))
  const [first] = await zonesAtHand(arrival)
  const sent = await attempt(arrival, noteInvestment, { words: '', ...given, ...(!given.zone && first && { commissariat: first.commissariat }), cents: centsTyped(typed.cents) }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/investments`) : data({ ...sent.refused, typed }, { status: sent.status })
}

/** What was spent on safety, beside what troubles residents most. */
export default function Investments({ loaderData: { investments: all, byCommissariat, currency: here, places, walked, notes, organisations: known, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const concerns = byCommissariat.flatMap((one) => one.concerns)
  const concern = (question: string | null) => (question === null ? say('station.work-no-concern') : named(concerns.find((one) => one.question === question)?.names ?? { en: question }, say.language))
  return (
    <>
      <h1>{say('station.work-investments')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.work-investments-lead')}</p>
      <WaysOfWork at="investments" walks={walked} />
      {all.length === 0 && <Notice title={say('station.work-no-investments')} />}
      {byCommissariat.map((one) => <ConcernsFunded key={one.commissariat} concerns={one.concerns} wave={one.wave} name={byCommissariat.length > 1 ? places.find(({ commissariat }) => commissariat === one.commissariat)?.commissariatNames ?? null : null} />)}
      {all.length > 0 && (
        <Table caption={say('station.work-what-was-spent')} columns={[{ title: say('station.work-for-what') }, { title: say('station.work-by-whom') }, { title: say('station.zone') }, { title: say('station.work-concern') }, { title: say('station.work-whose-idea') }, { title: say('station.work-decided-on') }, { title: say('station.work-sum'), number: true }]}
          rows={all.map(({ investment, words, organisationName, zoneNames, question, proposedBy, decidedOn, cents, currency }) => ({ key: investment, cells: [words, organisationName, zoneNames ? named(zoneNames, say.language) : say('station.all-zones'), concern(question), say.any(`work.proposer-${proposedBy}`), say.day(decidedOn), say.money(cents, currency)] }))} />
      )}
      {notes && <InvestmentForm currency={here} typed={no?.typed ?? {}} errors={errors} zones={places} organisations={known} concerns={concerns.flatMap(({ question, names }) => (question === null || names === null ? [] : [[question, named(names, say.language)] as const]))} today={today} open={no !== undefined} />}
    </>
  )
}
