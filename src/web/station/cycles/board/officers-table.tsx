import type { board } from '#domains/cycles/index.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { ZoneOnBoard } from './zones-table.tsx'

type Officer = Awaited<ReturnType<typeof board>>['officers'][number]

/** What each officer carries: open actions, those that are late or stuck, and the open problems of the zone; who carries most comes first. */
export function OfficersTable({ officers, zones }: { readonly officers: readonly Officer[]; readonly zones: readonly Pick<ZoneOnBoard, 'zone' | 'slug' | 'names'>[] }) {
  const say = useSay()
  if (officers.length === 0) return null
  const places = new Map<string | null, (typeof zones)[number]>(zones.map((zone) => [zone.zone, zone]))
  return (
    <Table caption={say('station.officers-load')}
      columns={[{ title: say('station.holder') }, { title: say('station.post') }, { title: say('station.zone') }, { title: say('station.open-actions'), number: true }, { title: say('station.work-overdue'), number: true }, { title: say('station.work-stuck'), number: true }, { title: say('station.open-problems'), number: true }]}
      rows={officers.toSorted((a, b) => b.overdue - a.overdue || b.openActions - a.openActions).map(({ post, role, zone, holder, openActions, overdue, stuck, openProblems }) => () => {
        const there = places.get(zone)
        return { key: `${post} ${holder ?? ''}`, cells: [
          holder ?? say('station.vacant'), say.any(`people.role-${role}`), there ? <a key="zone" href={`/${say.language}/station/zones/${there.slug}`}>{named(there.names, say.language)}</a> : '–',
          say.number(openActions), say.number(overdue), say.number(stuck), there ? say.number(openProblems) : '–',
        ] }
      })} />
  )
}
