import { data, Outlet, redirect } from 'react-router'
import { isStaff } from '#access/actor.ts'
import { visitorOf } from '#web/http/ctx.ts'
import type { Handle } from '../root.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/station'
import { WayList } from './way-list.tsx'
import { waysOf } from './ways.ts'

export const handle = { wide: true } satisfies Handle

/** The workbench: for whoever is signed in, with the ways their posts open. A partner's own page is elsewhere, and whoever holds no post yet is told who gives one. */
export async function loader(arrival: Route.LoaderArgs) {
  const { actor, name } = await visitorOf(arrival)
  if (actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/sign-in`)
  if (actor.posts.length === 0) throw data({ code: 'station.no-post' }, { status: 403 })
  if (!isStaff(actor)) throw redirect(`/${arrival.params.lang}/partner`)
  return { name, ways: waysOf(new Set(actor.posts.map(({ role }) => role))) }
}

export default function Station({ loaderData: { name, ways } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <div className="station-bar">
        <WayList ways={ways} />
        <form method="post" action={`/${say.language}/sign-out`}><a href={`/${say.language}/sign-in/mine`}>{name}</a> <Button quiet>{say('station.sign-out')}</Button></form>
      </div>
      <Outlet />
    </>
  )
}
