import { openings } from '#domains/people/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { timeAt } from './at.ts'
import type { Route } from './+types/openings'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('people.openings'))

export const loader = (arrival: Route.LoaderArgs) => ask(arrival, openings, {})

/** The queue of those who judge: every use of break-glass, from its first moment until somebody has judged it. */
export default function Openings({ loaderData: { openings: all } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('people.openings')}</h1>
      <p className="lead">{say('station.glass-queue-lead')}</p>
      {all.length === 0 ? <p>{say('station.glass-none')}</p> : (
        <Table unseenCaption caption={say('station.glass-queue')} columns={[{ title: say('station.name') }, { title: say('station.glass-when') }, { title: say('station.glass-where') }, { title: say('station.glass-what-for') }, { title: say('station.glass-judged') }]}
          rows={all.map((one) => ({ key: one.opening, cells: [
            <a key="open" href={`/${say.language}/station/openings/${one.opening}`}>{one.name}</a>, `${say.day(one.beganAt.slice(0, 10))}, ${timeAt(one.beganAt)} UTC`, named(one.commissariatNames, say.language), say(`people.glass-purpose-${one.purpose}`),
            one.running ? say('station.glass-is-running') : say(one.verdict === null ? 'station.glass-not-judged' : `people.glass-verdict-${one.verdict}`),
          ] }))} />
      )}
    </>
  )
}
