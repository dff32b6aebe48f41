import { redirect } from 'react-router'
import { visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { KeptPage } from '#web/station/privacy/kept-page.tsx'
import { askedHere, ownPage } from '#web/station/privacy/own-page.ts'
import { Back } from '#web/ui/back.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/about-me'

export const handle = { exit: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.my-data'))

export async function loader(arrival: Route.LoaderArgs) {
  if ((await visitorOf(arrival)).actor.kind !== 'person') throw redirect(`/${arrival.params.lang}/mine`)
  return ownPage(arrival, arrival.params.lang)
}

export const action = (arrival: Route.ActionArgs) => askedHere(arrival, `/${arrival.params.lang}/mine/data`)

/** What is kept of a resident who is known again, and what they ask about it. */
export default function AboutMe({ loaderData, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  return <><Back to={`/${say.language}/mine`}>{say('web.mine')}</Back><KeptPage {...loaderData} no={no} at="/mine/data" /></>
}
