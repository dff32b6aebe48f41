import { Outlet, redirect } from 'react-router'
import { visitorOf } from '#web/http/ctx.ts'
import { BrowserNotice } from '../station/door/browser-notice.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/partner'

/** The pages of an organisation that works with the police: for whoever speaks for one. */
export async function loader(arrival: Route.LoaderArgs) {
  const { actor, name, toldOf } = await visitorOf(arrival)
  if (actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/sign-in`)
  if (!actor.posts.some(({ role }) => role === 'partner')) throw redirect(`/${arrival.params.lang}/station`)
  return { name, toldOf }
}

export default function Partner({ loaderData: { name, toldOf } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <div className="station-bar">
        <nav aria-label={say('partner.menu')}><ul><li><a href={`/${say.language}/partner`}>{say('partner.home')}</a></li></ul></nav>
        <form method="post" action={`/${say.language}/sign-out`}><a href={`/${say.language}/sign-in/mine`}>{name}</a> <Button quiet>{say('station.sign-out')}</Button></form>
      </div>
      <BrowserNotice toldOf={toldOf} />
      <Outlet />
    </>
  )
}
