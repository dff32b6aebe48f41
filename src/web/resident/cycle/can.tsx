import type { Can as Parts } from '#domains/cycles/words.ts'
import { named } from '#domains/territory/words.ts'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** What the police can do by themselves, what is another's task, and what only works together. */
export function Can({ can }: { readonly can: Parts }) {
  const say = useSay()
  const sides = [['police', can.police], ['municipality', can.municipality], ['others', can.others], ['together', can.together]] as const
  return (
    <Fold title={say('web.who-can')}>
      {sides.filter(([, parts]) => parts.length > 0).map(([side, parts]) => (
        <section key={side}>
          <h3>{say(`web.can-${side}`)}</h3>
          <ul>{parts.map(({ problem, statement, body }) => <li key={problem}>{named(statement, say.language)}{body && ` (${body})`}</li>)}</ul>
        </section>
      ))}
    </Fold>
  )
}
