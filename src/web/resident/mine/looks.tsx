import { redirect } from 'react-router'
import { visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Looks } from '#web/station/privacy/looks/looks.tsx'
import { looksAsked } from '#web/station/privacy/looks/looks-asked.ts'
import { titled } from '#web/ui/titled.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/looks'

export const handle = { exit: true, wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.mine'))

export async function loader(arrival: Route.LoaderArgs) {
  if ((await visitorOf(arrival)).actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/mine`)
  return looksAsked(arrival)
}

/** Who looked at what is kept of a resident who is known again. */
export default function MyLooks({ loaderData }: Route.ComponentProps) {
  return <Looks {...loaderData} resident />
}
