import { redirect } from 'react-router'
import { isStaff, type Actor } from '#access/actor.ts'
import { board } from '#domains/cycles/index.ts'
import { outreach } from '#domains/survey/index.ts'
import { zones } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, ctxOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Start } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { OutreachList } from './breakdown/outreach-list.tsx'
import { BoardFilters } from './cycles/board/board-filters.tsx'
import { isLate } from './cycles/board/is-late.ts'
import { OfficersTable } from './cycles/board/officers-table.tsx'
import { ZonesTable } from './cycles/board/zones-table.tsx'
import { waysOf } from './ways.ts'
import type { Route } from './+types/board'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.board'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival)
  if (!isStaff(actor)) throw elsewhere(actor, arrival.params.lang)
  const asked = new URL(arrival.request.url).searchParams
  const directorate = actor.kind === 'person' ? actor.directorate : ''
  const seen = may('cycles.board', actor, {}) ? await ask(arrival, board, {}) : { zones: [], officers: [] }
  const called = new Map((await ask(arrival, zones, { directorate })).zones.map(({ commissariat, commissariatNames }) => [commissariat as string, commissariatNames]))
  const groups = [...Map.groupBy(seen.zones.map((zone) => ({ ...zone, analysed: may('problems.desk', actor, { ...zone, directorate }) })), ({ commissariat }) => commissariat)]
    .map(([commissariat, all]) => ({ commissariat, names: called.get(commissariat) ?? {}, zones: all })).toSorted((a, b) => named(a.names, arrival.params.lang).localeCompare(named(b.names, arrival.params.lang)))
  return { groups, officers: seen.officers, wanted: groups.find(({ commissariat }) => commissariat === asked.get('commissariat'))?.commissariat ?? '', late: asked.get('late') === 'yes', ...(await ask(arrival, outreach, {})) }
}

/** Who has a workbench here without being of the house begins at the first of their own pages. */
function elsewhere(actor: Actor, language: string): Response {
  const [first] = waysOf(actor.kind === 'person' ? actor.posts : [])
  return redirect(`/${language}/${first ? `station${first.to}` : 'sign-in/mine'}`)
}

/** Every zone within reach at a glance, by commissariat, the latest first: its stage, what is due, what changed, what is open, and what each officer carries. */
export default function Board({ loaderData: { groups, officers, wanted, late, notes } }: Route.ComponentProps) {
  const say = useSay()
  const all = groups.flatMap((group) => group.zones)
  if (all.length === 0) return <><h1>{say('station.board')}</h1><Notice title={say('station.no-zones-yet')}><p><Start to={`/${say.language}/station/setting-up`}>{say('station.setting-up')}</Start></p></Notice></>
  const silent = all.filter(({ unheard }) => unheard).length, behind = all.filter(({ lateBy }) => lateBy > 0).length
  const shown = groups.filter(({ commissariat }) => wanted === '' || wanted === commissariat).map((group) => ({ ...group, zones: late ? group.zones.filter(isLate) : group.zones }))
  const here = new Set(shown.flatMap((group) => group.zones.map(({ zone }) => zone)))
  return (
    <>
      <h1>{say('station.board')}</h1>
      <p className="lead">{silent > 0 ? say('station.late-zones', { late: silent, zones: all.length }) : say('station.no-late-zones', { zones: all.length })} {say('station.zones-behind', { behind })}</p>
      <BoardFilters groups={groups} wanted={wanted} late={late} />
      {here.size === 0 && <Notice title={say('station.nothing-late')} />}
      {shown.filter((group) => group.zones.length > 0).map((group) => <ZonesTable key={group.commissariat} zones={group.zones} of={groups.length > 1 ? named(group.names, say.language) : null} />)}
      <OfficersTable officers={officers.filter(({ zone }) => (zone === null ? wanted === '' : here.has(zone)))} zones={all} />
      <OutreachList notes={notes} />
    </>
  )
}
