import { workedExamples } from '#domains/programme/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/examples'

export const headers = everybody

export const loader = (arrival: Route.LoaderArgs) => ask(arrival, workedExamples, {})

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.examples-title'))

/** Passages of the book this system is built after, each worked out on a page of its own. */
export default function Examples({ loaderData: { examples } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('web.examples-title')}</h1>
      <p className="lead">{say('web.examples-lead')}</p>
      {examples.map(({ id, names, about, figures }) => (
        <section key={id}>
          <h2><a href={`/${say.language}/examples/${id}`}>{named(names, say.language)}</a></h2>
          <p>{named(about, say.language)} {say('web.examples-figures', { n: figures })}</p>
        </section>
      ))}
      <p className="quiet">{say('web.examples-source')}</p>
      <p><a href="/open/examples.json">{say('web.examples-open')}</a></p>
    </>
  )
}
