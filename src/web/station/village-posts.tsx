import type { postsOfZones } from '#domains/people/index.ts'
import { named, type PublicVillage } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly villages: readonly PublicVillage[]; readonly posts: Awaited<ReturnType<typeof postsOfZones>>['posts'] }

/** The villages of a zone, and who coordinates or helps in each: a village without anybody stands there too. */
export function VillagePosts({ villages, posts }: Props) {
  const say = useSay()
  if (villages.length === 0) return null
  const rows = villages.flatMap(({ village, names }) => {
    const own = posts.filter(({ area }) => area === village)
    return own.length === 0 ? [{ key: village, cells: [named(names, say.language), '–', '–', '–'] }] : own.map(({ id, role, title, holder, vacantSince }) => ({
      key: id, cells: [named(names, say.language), title ? named(title, say.language) : say.any(`people.role-${role}`), holder?.name ?? say('station.vacant'), holder ? say.day(holder.from) : vacantSince ? say.day(vacantSince) : '–'],
    }))
  })
  return <Table caption={say('web.villages-of-zone')} columns={[{ title: say('station.village') }, { title: say('station.post') }, { title: say('station.holder') }, { title: say('station.since') }]} rows={rows} />
}
