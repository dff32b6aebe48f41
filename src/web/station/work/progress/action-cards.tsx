import { useId } from 'react'
import { named } from '#domains/territory/words.ts'
import type { DueAction } from '#domains/work/words.ts'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { lateWords } from './late-words.ts'

export type Card = Pick<DueAction, 'action' | 'words' | 'zoneNames' | 'owner' | 'due' | 'state' | 'blocker' | 'because'>

/** Actions as large links, one under the other: what, where, by when, and what stands in the way. */
export function ActionCards({ title, actions, today }: { readonly title: string; readonly actions: readonly Card[]; readonly today: string }) {
  const say = useSay()
  const id = useId()
  if (actions.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{`${title} (${say.number(actions.length)})`}</h2>
      <ul className="action-cards">
        {actions.map(({ action, words, zoneNames, due, state, because }) => (
          <li key={action}>
            <a href={`/${say.language}/station/actions/${action}`}>
              <b>{named(words, say.language)}</b>
              <span>{named(zoneNames, say.language)} · {lateWords(say, due, today)} <Tag>{say.any(`work.state-${state}`)}</Tag></span>
              {because && <span className="quiet">{because}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
