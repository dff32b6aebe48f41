import { closeCycle, passOver } from '#domains/cycles/index.ts'
import { named } from '#domains/territory/words.ts'
import type { Handle } from '#web/root.tsx'
import { typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { oneDeed, type Fields } from '../plans/one-deed.ts'
import { addressOf } from './address-of.ts'
import { cycleAt } from './cycle-at.ts'
import { Ending } from './turn/ending.tsx'
import { History } from './turn/history.tsx'
import { LearntBefore } from './turn/learnt-before.tsx'
import { ProblemsJudged } from './turn/problems-judged.tsx'
import { StagesList } from './turn/stages-list.tsx'
import { TurnHead } from './turn/turn-head.tsx'
import { WhatWasLearnt } from './turn/what-was-learnt.tsx'
import type { Route } from './+types/cycle'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? speak(params.lang)('station.cycle-of', { zone: named(loaderData.here.names, params.lang) }) : speak(params.lang)('station.cycle'))

export async function loader(arrival: Route.LoaderArgs) {
  return { ...(await cycleAt(arrival)), ended: new URL(arrival.request.url).searchParams.get('ended') }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const { lang, zone } = arrival.params
  const { cycle = '' } = typed
  const here = `/${lang}/station/zones/${zone}/cycle?ended=${cycle}`
  if (typed.intent === 'pass') return oneDeed(arrival, typed, { deed: passOver, asked: { cycle, because: typed['pass-because'] ?? '' }, worded: [] }, here)
  return oneDeed(arrival, typed, { deed: closeCycle, asked: { cycle } }, here)
}

/** The six stages of a zone, each a gate that lists what it lacks; then what was measured, judged and learnt, and how the turn ends. */
export default function CyclePage({ loaderData: { here, seen, opens, may: mine, ended }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const title = say('station.cycle-of', { zone: named(here.names, say.language) })
  const back = <Back to={`/${say.language}/station/zones/${here.slug}`}>{named(here.names, say.language)}</Back>
  if (seen === null) return <>{back}<h1>{title}</h1><Notice title={say('station.cycle-none-yet')}><p>{say('station.cycle-none-yet-why')}</p><p><a href={`/${say.language}/station/waves`}>{say('station.waves')}</a></p></Notice></>
  const open = seen.cycle.closedOn === null
  return (
    <>
      {back}
      <h1>{title}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <TurnHead seen={seen} ended={ended} />
      <h2>{say('station.cycle-six-stages')}</h2>
      <StagesList seen={seen} opens={opens} />
      <LearntBefore before={seen.before} opens={opens} />
      <ProblemsJudged seen={seen} opens={opens} mine={mine.assess} />
      <WhatWasLearnt seen={seen} opens={opens} mine={mine} />
      {seen.plan && (
        <ul className="further">
          <li><a href={addressOf(say.language, seen, '/account')}>{say('station.cycle-four-answers')}</a></li>
          <li><a href={addressOf(say.language, seen, '/needs')}>{say('station.cycle-needs')}</a></li>
          {opens.plan && <li><a href={`/${say.language}/station/plans/${seen.plan.plan}`}>{say('station.plan-open')}</a></li>}
          <li><a href={`/${say.language}/station/methods`}>{say('station.methods')}</a></li>
        </ul>
      )}
      {open && <Ending seen={seen} mine={mine.close} typed={no?.typed ?? {}} errors={errors} />}
      <History seen={seen} />
    </>
  )
}
