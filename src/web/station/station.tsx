import { Outlet, redirect, useLocation } from 'react-router'
import { isStaff } from '#access/actor.ts'
import { visitorOf } from '#web/http/ctx.ts'
import type { Handle } from '../root.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/station'

export const handle = { wide: true } satisfies Handle

/** The workbench: for whoever is signed in, with the ways their posts open. A partner's own page is elsewhere. */
export async function loader(arrival: Route.LoaderArgs) {
  const { actor, name } = await visitorOf(arrival)
  if (actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/sign-in`)
  if (actor.posts.length > 0 && !isStaff(actor)) throw redirect(`/${arrival.params.lang}/partner`)
  const roles = new Set(actor.posts.map(({ role }) => role))
  return { name, works: [...roles].some((role) => role !== 'interviewer' && role !== 'survey-owner'), draws: roles.has('admin'), appoints: roles.has('admin') || roles.has('commander'), asks: roles.has('analyst') || roles.has('survey-owner'), reads: roles.size > 0, records: [...roles].some((role) => role !== 'interviewer'), fields: (['interviewer', 'analyst', 'survey-owner', 'zone-officer', 'inspector'] as const).some((role) => roles.has(role)) }
}

export default function Station({ loaderData: { name, works, draws, appoints, asks, reads, records, fields } }: Route.ComponentProps) {
  const say = useSay()
  const { pathname } = useLocation()
  const home = `/${say.language}/station`
  const ways = [
    [home, say('station.board'), true], [`${home}/mine`, say('station.work-mine'), works], [`${home}/due`, say('station.work-due'), works], [`${home}/improvements`, say('station.work-improvements'), works],
    [`${home}/waves`, say('station.waves'), reads], [`${home}/instruments`, say('station.instruments'), asks], [`${home}/incidents`, say('incidents.recorded'), records], [`${home}/plans`, say('station.plans'), records], [`${home}/methods`, say('station.methods'), records], [`${home}/media`, say('problems.media'), records], [`${home}/polls`, say('station.polls'), asks],
    [`${home}/zones/import`, say('station.import-zones'), draws], [`${home}/people`, say('station.people'), appoints], [`${home}/partners`, say('partners.partners'), reads],
    [`${home}/keying`, say('station.keying'), fields], [`${home}/interviews`, say('station.interviews'), fields],
  ] as const
  return (
    <>
      <div className="station-bar">
        <nav aria-label={say('station.workbench')}>
          <ul>{ways.filter(([, , open]) => open).map(([to, words]) => <li key={to}><a href={to} aria-current={pathname === to ? 'page' : undefined}>{words}</a></li>)}</ul>
        </nav>
        <form method="post" action={`/${say.language}/sign-out`}><span className="quiet">{name}</span> <Button quiet>{say('station.sign-out')}</Button></form>
      </div>
      <Outlet />
    </>
  )
}
