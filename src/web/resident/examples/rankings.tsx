import type { WorkedExample } from '#domains/programme/words.ts'
import { named } from '#domains/territory/words.ts'
import { useSay } from '#web/ui/use-say.ts'

/** What was named, tier by tier; and of two lists, what stands on both. */
export function Rankings({ rankings, overlap }: Pick<WorkedExample, 'rankings' | 'overlap'>) {
  const say = useSay()
  const deepest = overlap?.tops.at(-1)
  return (
    <section>
      <h2>{say('web.example-lists')}</h2>
      {rankings.map(({ id, names, line, tiers }) => (
        <section key={id}>
          <h3>{named(names, say.language)}</h3>
          {tiers.map((tier, place) => (
            <div key={place}>
              {place > 0 && <p>{say('web.example-then')}</p>}
              <ul>{tier.map((concern) => <li key={concern.id}>{named(concern.names, say.language)}</li>)}</ul>
            </div>
          ))}
          <p className="quiet">{say('web.example-line')}: {line}</p>
        </section>
      ))}
      {overlap && <p>{say('web.example-named-alike', { n: overlap.inBoth.length, all: overlap.inAll })}{deepest && ` ${say('web.example-top', deepest)}`}</p>}
    </section>
  )
}
