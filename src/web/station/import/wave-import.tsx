import { data } from 'react-router'
import { batches, mappings, wave } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { broughtBy } from './brought.ts'
import { ChooseFile } from './choose-file.tsx'
import { KeptFiles } from './kept-files.tsx'
import { lookAt, takeBack } from './look-at.ts'
import { MappingForm } from './mapping-form.tsx'
import { mostMegabytes, nothing } from './screen.ts'
import type { Route } from './+types/wave-import'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.import-sheets'))

export async function loader(arrival: Route.LoaderArgs) {
  const plan = await ask(arrival, wave, { wave: arrival.params.wave })
  return { plan, ...(await ask(arrival, batches, { wave: arrival.params.wave })), ...(await ask(arrival, mappings, { commissariat: plan.commissariat })) }
}

/** Look first: the columns, then rows, zones and every fault by row and column. Keeping takes the same file, all of it or nothing. */
export async function action(arrival: Route.ActionArgs) {
  const brought = await broughtBy(arrival.request.clone())
  const { screen, status } = brought.fields.intent === 'undo' ? await takeBack(arrival, brought.fields.batch) : await lookAt(arrival, arrival.params.wave, brought)
  return data(screen, { status })
}

export default function WaveImport({ loaderData: { plan, batches: known, mappings: saved }, actionData }: Route.ComponentProps) {
  const say = useSay()
  const screen = actionData ?? nothing
  const { code, values, fields, kept, undone, proposal, mapping } = screen
  const faults = Object.entries(fields).filter(([, key]) => key !== code)
  return (
    <>
      <Back to={`/${say.language}/station/waves/${plan.wave}`}>{named(plan.names, say.language)}</Back>
      <h1>{say('station.import-sheets')}</h1>
      {code && <Notice kind="stop" title={say.any(code, { most: mostMegabytes, ...values })}>{faults.length > 0 && <ul>{faults.map(([place, key]) => <li key={place}>{place.startsWith('about-') ? <a href={`#${place}`}>{say.any(key)}</a> : `${place}: ${say.any(key, values)}`}</li>)}</ul>}</Notice>}
      {kept && <Notice kind="done" title={kept.already ? say('station.file-already-kept', { sheets: kept.sheets }) : say('station.sheets-kept', { sheets: kept.sheets })} />}
      {screen.saved && <Notice kind="done" title={say('station.mapping-saved', { name: screen.saved })} />}
      {undone && <Notice kind="done" title={say('station.batch-undone')} />}
      {proposal && mapping ? <MappingForm screen={{ ...screen, proposal, mapping }} plan={plan} /> : <ChooseFile screen={screen} saved={saved.map(({ name }) => name)} />}
      <KeptFiles batches={known} mayUndo={plan.state !== 'published'} />
    </>
  )
}
