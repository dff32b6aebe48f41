import { redirect } from 'react-router'
import { visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import type { Handle } from '#web/root.tsx'
import { titled } from '#web/ui/titled.ts'
import { Looks } from './looks.tsx'
import { looksAsked } from './looks-asked.ts'
import type { Route } from './+types/who-looked'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.who-looked'))

export async function loader(arrival: Route.LoaderArgs) {
  if ((await visitorOf(arrival)).actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/sign-in`)
  return looksAsked(arrival)
}

/** Who looked at what is kept of whoever is signed in with a post. */
export default function WhoLooked({ loaderData }: Route.ComponentProps) {
  return <Looks {...loaderData} />
}
