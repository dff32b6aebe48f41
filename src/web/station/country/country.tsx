import { countryBoard } from '#domains/cycles/index.ts'
import { stages } from '#domains/cycles/words.ts'
import { named } from '#domains/territory/words.ts'
import { isShown, written } from '#web/resident/result/words-for.ts'
import { ask } from '#web/http/ctx.ts'
import type { Handle } from '#web/root.tsx'
import { speak, type Say } from '#web/say.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/country'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.country'))

export async function loader(arrival: Route.LoaderArgs) {
  return ask(arrival, countryBoard, {})
}
type Row = Awaited<ReturnType<typeof loader>>['commissariats'][number]

/** Every commissariat of the country at a glance, the latest first: its zones by stage, how late they are, and its score as published. Nothing leads from here into a directorate's own pages. */
export default function Country({ loaderData: { country, commissariats } }: Route.ComponentProps) {
  const say = useSay()
  const counted = commissariats.flatMap((row) => row.counted ?? []), behind = commissariats.filter((row) => (row.counted?.late ?? 0) > 0).length
  const on = counted.map((one) => one.on).toSorted()[0]
  return (
    <>
      <h1>{new Intl.DisplayNames([say.language], { type: 'region' }).of(country) ?? country}</h1>
      <p className="lead">{say('station.country-lead', { commissariats: commissariats.length, behind })}</p>
      {on === undefined ? <Notice title={say('station.country-not-counted')} /> : <p className="quiet">{say('station.country-counted', { day: say.day(on) })}</p>}
      <Table caption={say('station.country-caption')} columns={[{ title: say('station.commissariat') }, { title: say('station.country-zones'), number: true }, { title: say('station.cycle-stage') }, { title: say('station.country-late') }, { title: say('station.index') }]}
        rows={commissariats.map((row) => ({ key: row.commissariat, cells: cells(say, row) }))} />
      <ul className="further"><li><a href={`/${say.language}/station/country/rounds`}>{say('station.quality')}</a></li></ul>
    </>
  )
}

function cells(say: Say, { names, directorateNames, counted, published }: Row) {
  const begun = counted?.atStage.reduce((sum, many) => sum + many, 0) ?? 0
  return [
    <span key="name">{named(names, say.language)}<small className="beneath">{named(directorateNames, say.language)}</small></span>,
    counted ? say.number(counted.zones) : '–',
    counted === null ? '–' : (
      <ul key="stages" className="plain">
        {stages.map((stage, place) => (counted.atStage[place] ?? 0) > 0 && <li key={stage}>{say('station.country-at-stage', { zones: counted.atStage[place] ?? 0, stage: place + 1, name: say.any(`cycles.stage-${stage}`) })}</li>)}
        {counted.zones > begun && <li>{say('station.country-not-begun', { zones: counted.zones - begun })}</li>}
      </ul>
    ),
    counted === null || (counted.late === 0 && counted.unheard === 0) ? '–' : (
      <span key="late">
        {counted.late > 0 && <><Tag>{say('station.country-late-zones', { zones: counted.late })}</Tag><small className="beneath">{say('station.country-late-by', { days: counted.lateBy })}</small></>}
        {counted.unheard > 0 && <small className="beneath">{say('station.country-unheard', { zones: counted.unheard })}</small>}
      </span>
    ),
    published === null ? '–' : <span key="score"><Score say={say} of={published} /><small className="beneath">{named(published.names, say.language)}, {say.day(published.closesOn)}</small></span>,
  ]
}

function Score({ say, of: { index } }: { readonly say: Say; readonly of: NonNullable<Row['published']> }) {
  if (index === null) return <>{say('station.country-no-score')}</>
  if (!isShown(index)) return <span className="quiet">{say.any(`web.withheld.${index.withheld ?? 'withheld'}`)}</span>
  return <>{say('station.country-score-with', { score: written(say, index, index.estimate), low: written(say, index, index.low), high: written(say, index, index.high), n: say.number(index.n) })}</>
}
