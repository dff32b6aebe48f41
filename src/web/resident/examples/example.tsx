import { workedExample } from '#domains/programme/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { Back } from '#web/ui/back.tsx'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/example'
import { FallsSeen } from './falls-seen.tsx'
import { FollowsTable } from './follows-table.tsx'
import { Rankings } from './rankings.tsx'
import { RisesSeen } from './rises-seen.tsx'
import { SaidTable } from './said-table.tsx'
import { SharesSeen } from './shares-seen.tsx'
import { YearsTable } from './years-table.tsx'

export const headers = everybody

export const loader = (arrival: Route.LoaderArgs) => ask(arrival, workedExample, { id: arrival.params.example })

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.names, params.lang) : 'Vatra')

/** One passage of the source: what it says, what follows, what could have been seen of it, and what to keep in mind. */
export default function Example({ loaderData: { names, about, said, follows, rankings, overlap, years, cautions } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/examples`}>{say('web.to-examples')}</Back>
      <h1>{named(names, say.language)}</h1>
      <p className="lead">{named(about, say.language)}</p>
      {said.length > 0 && <SaidTable said={said} />}
      {years.length > 0 && <YearsTable years={years} />}
      {rankings.length > 0 && <Rankings rankings={rankings} overlap={overlap} />}
      {follows.length > 0 && <FollowsTable follows={follows} said={said} />}
      <RisesSeen said={said} />
      <FallsSeen said={said} />
      <SharesSeen said={said} />
      <h2>{say('web.example-cautions')}</h2>
      <ul>{cautions.map((caution) => <li key={caution.en}>{named(caution, say.language)}</li>)}</ul>
      <p className="quiet">{say('web.examples-source')}</p>
    </>
  )
}
