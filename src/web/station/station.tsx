import { data, Outlet, redirect } from 'react-router'
import { hasWorkbench, isPartner } from '#access/actor.ts'
import { ownPosts } from '#access/through-glass.ts'
import { myOpenings } from '#domains/people/index.ts'
import { named } from '#domains/territory/words.ts'
import { worksOf } from '#web/http/at-work/works.ts'
import { ask, visitorOf } from '#web/http/ctx.ts'
import type { Handle } from '../root.tsx'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { BegunWorks } from './at-work/begun-works.tsx'
import { BrowserNotice } from './door/browser-notice.tsx'
import { timeAt } from './glass/at.ts'
import type { Route } from './+types/station'
import { WayList } from './way-list.tsx'
import { waysOf } from './ways.ts'

export const handle = { wide: true } satisfies Handle

/** The workbench: for whoever is signed in, with the ways their posts open. A partner's own page is elsewhere, whoever has no desk here finds their account, and whoever holds no post yet is told who gives one. */
export async function loader(arrival: Route.LoaderArgs) {
  const { actor, name, toldOf } = await visitorOf(arrival)
  if (actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/sign-in`)
  if (actor.posts.length === 0) throw data({ code: 'station.no-post' }, { status: 403 })
  if (!hasWorkbench(actor)) throw redirect(`/${arrival.params.lang}/${isPartner(actor) ? 'partner' : 'sign-in/mine'}`)
  const open = actor.glass === undefined ? undefined : (await ask(arrival, myOpenings, {})).openings.find(({ opening }) => opening === actor.glass)
  return { name, toldOf, works: worksOf(actor.id).map(({ id, title, state, step, to }) => ({ id, title, state, step, to })), ways: waysOf(ownPosts(actor)), open: open ? { names: open.commissariatNames, endsAt: open.endsAt } : null }
}

export default function Station({ loaderData: { name, toldOf, works, ways, open } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <div className="station-bar">
        <WayList ways={ways} />
        <form method="post" action={`/${say.language}/sign-out`}><a href={`/${say.language}/sign-in/mine`}>{name}</a> <Button quiet>{say('station.sign-out')}</Button></form>
      </div>
      <BrowserNotice toldOf={toldOf} />
      {open && <Notice title={say('station.glass-running', { place: named(open.names, say.language), time: timeAt(open.endsAt) })}><p>{say('station.glass-running-lead')} <a href={`/${say.language}/station/break-glass`}>{say('station.glass-to-it')}</a></p></Notice>}
      <BegunWorks works={works} />
      <Outlet />
    </>
  )
}
