import { redirect } from 'react-router'
import { visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { titled } from '#web/ui/titled.ts'
import { KeptPage } from './kept-page.tsx'
import { askedHere, ownPage } from './own-page.ts'
import type { Route } from './+types/kept-of-me'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.my-data'))

export async function loader(arrival: Route.LoaderArgs) {
  if ((await visitorOf(arrival)).actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/sign-in`)
  return ownPage(arrival, arrival.params.lang)
}

export const action = (arrival: Route.ActionArgs) => askedHere(arrival, `/${arrival.params.lang}/my-data`)

/** What is kept of whoever is signed in. */
export default function KeptOfMe({ loaderData, actionData: no }: Route.ComponentProps) {
  return <KeptPage {...loaderData} no={no} at="/my-data" />
}
