import { board, outreach } from '#domains/survey/index.ts'
import { verdicts } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, ctxOf } from '#web/http/ctx.ts'
import { speak, type Say } from '#web/say.ts'
import { Start } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag, type Tone } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { OutreachList } from './breakdown/outreach-list.tsx'
import type { Route } from './+types/board'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.board'))

export async function loader(arrival: Route.LoaderArgs) {
  const { zones } = await ask(arrival, board, {})
  const { actor } = await ctxOf(arrival)
  const directorate = actor.kind === 'person' ? actor.directorate : ''
  return { zones: zones.map((zone) => ({ ...zone, analysed: may('problems.desk', actor, { ...zone, directorate }) })), ...(await ask(arrival, outreach, {})) }
}

type Row = Route.ComponentProps['loaderData']['zones'][number]
const tones: Readonly<Record<(typeof verdicts)[number], Tone>> = { better: 'better', worse: 'worse', 'no detectable change': 'same', 'not comparable': 'broken' }

/** Every zone of the commissariat at a glance: what is due first, then what changed, then how many answered. */
export default function Board({ loaderData: { zones, notes } }: Route.ComponentProps) {
  const say = useSay()
  const late = zones.filter(({ overdue }) => overdue).length
  if (zones.length === 0) return <><h1>{say('station.board')}</h1><Notice title={say('station.no-zones-yet')}><p><Start to={`/${say.language}/station/zones/import`}>{say('station.import-zones')}</Start></p></Notice></>
  return (
    <>
      <h1>{say('station.board')}</h1>
      <p className="lead">{late > 0 ? say('station.late-zones', { late, zones: zones.length }) : say('station.no-late-zones', { zones: zones.length })}</p>
      <Table caption={say('station.zones-at-a-glance')}
        columns={[{ title: say('station.zone') }, { title: say('station.due') }, { title: say('station.what-changed') }, { title: say('station.last-round') }, { title: say('station.answers'), number: true }, { title: say('station.open-round') }, { title: say('problems.desk') }]}
        rows={zones.toSorted((a, b) => Number(b.overdue) - Number(a.overdue)).map((zone) => ({ key: zone.zone, cells: cells(say, zone) }))} />
      <OutreachList notes={notes} />
    </>
  )
}

function cells(say: Say, { slug, names, finished, overdue, open, changes, due, analysed }: Row) {
  return [
    <a key="zone" href={`/${say.language}/station/zones/${slug}`}>{named(names, say.language)}</a>,
    <span key="due">{overdue && <Tag>{say('station.overdue')}</Tag>} {say.any(`station.due-${due}`)}</span>,
    changes === null ? '–' : <span key="changes" className="tags">{verdicts.filter((verdict) => (changes[verdict] ?? 0) > 0).map((verdict) => <Tag key={verdict} tone={tones[verdict]}>{`${say.number(changes[verdict] ?? 0)} ${say.any(`web.verdict.${verdict.replaceAll(' ', '-')}`)}`}</Tag>)}</span>,
    finished === null ? say('station.never') : <a key="round" href={`/${say.language}/station/waves/${finished.wave}`}>{`${named(finished.names, say.language)}, ${say.day(finished.closedOn)}`}</a>,
    finished === null ? '–' : say.number(finished.answers),
    open === null ? '–' : <a key="open" href={`/${say.language}/station/waves/${open.wave}`}>{say('station.answers-of-target', { answers: open.answers, target: open.target })}</a>,
    analysed ? <a key="desk" href={`/${say.language}/station/zones/${slug}/desk`}>{say('problems.desk')}<span className="unseen"> {named(names, say.language)}</span></a> : '',
  ]
}
