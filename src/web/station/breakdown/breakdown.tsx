import { breakdown, instruments, wave } from '#domains/survey/index.ts'
import { backgroundOf, isSensitive } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { figuresIn, GroupsShown } from '../../resident/result/groups-shown.tsx'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/breakdown'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.groups-title'))

export async function loader(arrival: Route.LoaderArgs) {
  const asked = new URL(arrival.request.url).searchParams
  const plan = await ask(arrival, wave, { wave: arrival.params.wave })
  const { instruments: [found] } = await ask(arrival, instruments, { id: plan.instrument.id, whole: true })
  const questions = found?.definition ? backgroundOf(found.definition) : []
  const by = asked.get('by') ?? questions[0]?.id ?? ''
  const zone = plan.zones.find(({ slug }) => slug === asked.get('zone')) ?? null
  const closed = plan.state === 'closed' || plan.state === 'published'
  // What may not be told of a zone is told of the whole, and the page says so.
  const narrow = zone !== null && !questions.some((question) => question.id === by && isSensitive(question))
  return {
    plan, instrument: found?.definition ?? null, questions, by, zone: zone?.slug ?? '', refused: zone !== null && !narrow, figure: asked.get('of') ?? '',
    told: closed && by !== '' ? await ask(arrival, breakdown, { wave: plan.wave, by, ...(narrow && { zone: zone.zone }) }) : null,
  }
}

/** What women and men, the young and the old said, in one zone or in all: chosen by a form, small groups withheld. */
export default function BreakdownPage({ loaderData: { plan, instrument, questions, by, zone, refused, figure, told } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/station/waves/${plan.wave}`}>{named(plan.names, say.language)}</Back>
      <h1>{say('web.groups-title')}</h1>
      {!told || !instrument ? <Notice title={say('survey.close-the-wave-first')} /> : (
        <>
          <form method="get">
            <Select name="zone" label={say('station.zone')} none={say('station.all-zones')} options={say.inOrder(plan.zones).map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={zone} />
            <Select name="by" label={say('web.groups-by')} options={questions.map(({ id, label, words }) => [id, named(label ?? words, say.language)] as const)} chosen={by} />
            <Select name="of" label={say('web.groups-of')} options={figuresIn(say, told, instrument)} chosen={figure} />
            <Button quiet>{say('web.show')}</Button>
          </form>
          {refused && <Notice kind="stop" title={say('survey.only-for-all-zones')} />}
          <GroupsShown breakdown={told} instrument={instrument} figure={figure} />
        </>
      )}
    </>
  )
}
