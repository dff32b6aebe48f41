import { data } from 'react-router'
import { publishedBreakdown } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { everybody } from '#web/ui/everybody.ts'
import { Select } from '#web/ui/form/select.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/groups'
import { figuresIn, GroupsShown } from './groups-shown.tsx'

export const headers = everybody

export async function loader(arrival: Route.LoaderArgs) {
  const asked = new URL(arrival.request.url).searchParams
  const by = asked.get('by') ?? undefined
  const told = await ask(arrival, publishedBreakdown, { wave: arrival.params.wave, ...(by && { by }) })
  if (!told.wave || !told.instrument || !told.breakdown) throw data({ code: 'web.no-such-page' }, { status: 404 })
  return { wave: told.wave, instrument: told.instrument, questions: told.questions, breakdown: told.breakdown, figure: asked.get('of') ?? '' }
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.groups-title'))

/** What groups of people of the whole commissariat said in a published wave. */
export default function Groups({ loaderData: { wave, instrument, questions, breakdown, figure } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/zones`}>{say('web.back-to-zones')}</Back>
      <h1>{say('web.groups-title')}</h1>
      <p className="lead">{say('web.groups-lead', { wave: named(wave.names, say.language), from: say.day(wave.opensOn), to: say.day(wave.closesOn) })}</p>
      <form method="get">
        <Select name="by" label={say('web.groups-by')} options={questions.map(({ question, words }) => [question, named(words, say.language)] as const)} chosen={breakdown.by} />
        <Select name="of" label={say('web.groups-of')} options={figuresIn(say, breakdown, instrument)} chosen={figure} />
        <Button quiet>{say('web.show')}</Button>
      </form>
      <GroupsShown breakdown={breakdown} instrument={instrument} figure={figure} />
    </>
  )
}
