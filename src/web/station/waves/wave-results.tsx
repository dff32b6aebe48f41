import { data, redirect } from 'react-router'
import { instruments, previewResults, publishWave, wave, waveResults } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { longWork } from '#web/http/at-work/long-work.ts'
import { ask, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Many } from '#web/ui/form/choice.tsx'
import { InLots } from '#web/ui/list/in-lots.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PartOfList } from '#web/ui/list/part-of-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { partWanted } from '../part-wanted.ts'
import { ResultsPreview } from './results-preview.tsx'
import type { Route } from './+types/wave-results'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.results'))

export async function loader(arrival: Route.LoaderArgs) {
  const plan = await ask(arrival, wave, { wave: arrival.params.wave })
  const merge = new URL(arrival.request.url).searchParams.getAll('merge')
  const part = partWanted(arrival.request)
  const told = plan.state === 'published' ? { called: [], ...(await ask(arrival, waveResults, { wave: plan.wave, part })) } : await ask(arrival, previewResults, { wave: plan.wave, merge: merge.length > 1 ? [merge] : [], part })
  const { instruments: [instrument] } = await ask(arrival, instruments, { id: plan.instrument.id, whole: true })
  return { plan, merge, whole: told.whole, zones: told.zones, part: told.part, called: told.called ?? [], instrument: instrument?.definition ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const merge = [typed.merge ?? []].flat(), to = `waves/${arrival.params.wave}/results`
  const sent = await longWork(arrival, { title: 'station.publish', same: to, to }, publishWave, { wave: arrival.params.wave, merge: merge.length > 1 ? [merge] : [] }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/waves/${arrival.params.wave}/results`) : data(sent.refused, { status: sent.status })
}

/** What publishing will say, word for word, before it is said to everybody: the whole, and the zones page by page. */
export default function WaveResults({ loaderData: { plan, merge, whole, zones, part, called, instrument }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const few = called.filter(({ answers }) => answers < 30)
  return (
    <>
      <Back to={`/${say.language}/station/waves/${plan.wave}`}>{named(plan.names, say.language)}</Back>
      <h1>{say('station.results')}</h1>
      {no && <Notice kind="stop" title={say.any(no.code, no.values)} />}
      {plan.state === 'published' ? <Notice kind="done" title={say('station.is-published')} /> : (
        <>
          <p className="lead">{say('station.before-publishing')}</p>
          {few.length > 0 && (
            <form method="get">
              <Many name="merge" label={say('station.put-together')} hint={say('station.put-together-hint')} options={called.map(({ zone, names, answers }) => ({ value: zone ?? '', words: say('station.zone-with-answers', { zone: named(names, say.language), answers }) }))} chosen={merge} />
              <Button quiet>{say('station.see-put-together')}</Button>
            </form>
          )}
          <form method="post">{merge.map((zone) => <input key={zone} type="hidden" name="merge" value={zone} />)}<Button name="intent" value="publish">{say('station.publish')}</Button></form>
        </>
      )}
      {instrument && <ResultsPreview result={whole} instrument={instrument} />}
      {instrument && part && <PartOfList part={part} id="zones"><InLots of={zones} atOnce={1}>{(result) => <ResultsPreview key={result.zone} result={result} instrument={instrument} />}</InLots></PartOfList>}
    </>
  )
}
