import { redirect } from 'react-router'
import { isStaff, type Actor } from '#access/actor.ts'
import { board } from '#domains/cycles/index.ts'
import { outreach } from '#domains/survey/index.ts'
import { zones } from '#domains/territory/index.ts'
import { named, partOfList } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, ctxOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Start } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PartOfList } from '#web/ui/list/part-of-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { OutreachList } from './breakdown/outreach-list.tsx'
import { BoardFilters } from './cycles/board/board-filters.tsx'
import { isLate, latestFirst } from './cycles/board/is-late.ts'
import { OfficersTable } from './cycles/board/officers-table.tsx'
import { ZonesTable } from './cycles/board/zones-table.tsx'
import { opensAt } from './leads/opens-at.ts'
import { partWanted } from './part-wanted.ts'
import { waysOf } from './ways.ts'
import type { Route } from './+types/board'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.board'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival)
  if (!isStaff(actor)) throw elsewhere(actor, arrival.params.lang)
  const asked = new URL(arrival.request.url).searchParams, say = speak(arrival.params.lang)
  const directorate = actor.kind === 'person' ? actor.directorate : ''
  const seen = may('cycles.board', actor, {}) ? await ask(arrival, board, {}) : { zones: [], officers: [] }
  const called = new Map((await ask(arrival, zones, { directorate })).zones.map(({ commissariat, commissariatNames }) => [commissariat as string, commissariatNames]))
  const groups = say.inOrder([...Map.groupBy(seen.zones.map((zone) => ({ ...zone, opens: opensAt(actor, { ...zone, directorate }) })), ({ commissariat }) => commissariat)]
    .map(([commissariat, all]) => ({ commissariat, names: called.get(commissariat) ?? {}, zones: all })))
  const wanted = groups.find(({ commissariat }) => commissariat === asked.get('commissariat'))?.commissariat ?? '', late = asked.get('late') === 'yes'
  const listed = groups.filter(({ commissariat }) => wanted === '' || wanted === commissariat).flatMap((group) => latestFirst(say.inOrder(group.zones)).filter((zone) => !late || isLate(zone)))
  const { shown, part } = partOfList(listed, partWanted(arrival.request), zonesOfABoard), here = new Set(shown.map(({ zone }) => zone))
  return {
    all: seen.zones.length, silent: seen.zones.filter(({ unheard }) => unheard).length, behind: seen.zones.filter(({ lateBy }) => lateBy > 0).length,
    groups: groups.map(({ commissariat, names }) => ({ commissariat, names })), shown, part, officers: seen.officers.filter(({ zone }) => (zone === null ? wanted === '' : here.has(zone))),
    wanted, late, sets: may('people.set-up', actor, { directorate }), notes: (await ask(arrival, outreach, {})).notes.map((note) => ({ ...note, opens: opensAt(actor, { directorate, commissariat: note.commissariat, zone: null }) })),
  }
}

/** So many zones are one page of the board, with the officers of these. */
const zonesOfABoard = 50

/** Who has a workbench here without being of the house begins at the first of their own pages. */
function elsewhere(actor: Actor, language: string): Response {
  const [first] = waysOf(actor.kind === 'person' ? actor.posts : [])
  return redirect(`/${language}/${first ? `station${first.to}` : 'sign-in/mine'}`)
}

/** Every zone within reach at a glance, by commissariat, the latest first and page by page: its stage, what is due, what changed, what is open, and what each officer carries. */
export default function Board({ loaderData: { all, silent, behind, groups, shown, part, officers, wanted, late, sets, notes } }: Route.ComponentProps) {
  const say = useSay()
  if (all === 0) return <><h1>{say('station.board')}</h1><Notice title={say('station.no-zones-yet')}>{sets && <p><Start to={`/${say.language}/station/setting-up`}>{say('station.setting-up')}</Start></p>}</Notice></>
  const called = new Map(groups.map(({ commissariat, names }) => [commissariat, names]))
  return (
    <>
      <h1>{say('station.board')}</h1>
      <p className="lead">{silent > 0 ? say('station.late-zones', { late: silent, zones: all }) : say('station.no-late-zones', { zones: all })} {say('station.zones-behind', { behind })}</p>
      <BoardFilters groups={groups} wanted={wanted} late={late} />
      {part.of === 0 && <Notice title={say('station.nothing-late')} />}
      <PartOfList part={part} id="zones">
        {[...Map.groupBy(shown, ({ commissariat }) => commissariat)].map(([commissariat, zones]) => <ZonesTable key={commissariat} zones={zones} of={groups.length > 1 ? named(called.get(commissariat) ?? {}, say.language) : null} />)}
      </PartOfList>
      <OfficersTable officers={officers} zones={shown} />
      <OutreachList notes={notes} />
    </>
  )
}
