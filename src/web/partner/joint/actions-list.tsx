import type { ReactNode } from 'react'
import type { Action, PlannedProblem } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly problem: Pick<PlannedProblem, 'actions' | 'causes'>; readonly leads?: (action: Action, words: string) => ReactNode }

/** What will be done about a problem: by which method, who answers for it, with whom, from when to when. What was dropped is told with its reason. Side by side where there is room, one under the other on a phone. */
export function ActionsList({ problem: { actions, causes }, leads }: Props) {
  const say = useSay()
  if (actions.length === 0) return null
  return (
    <ul className="acts">
      {actions.map((action) => (
        <li key={action.action}>
          <div><Words action={action} leads={leads} cause={causes.find(({ cause }) => cause === action.cause)?.words} /></div>
          <dl>
            <div><dt>{say('partner.method')}</dt><dd>{`${say.any(`plans.method-${action.method}`)} (${say.any(`plans.approach-${action.approach}`)})`}</dd></div>
            <div><dt>{say('partner.owner')}</dt><dd>{ownerSays(say, action.owner)}</dd></div>
            <div><dt>{say('partner.when')}</dt><dd>{say('partner.from-to', { from: say.day(action.from), to: say.day(action.due) })}</dd></div>
            {action.tasks.length > 0 && <div><dt>{say('partner.with-whom')}</dt>{action.tasks.map(({ organisation, name, words, state, because }) => <dd key={organisation}>{`${name}: ${words}`} <span className="quiet">{taskSays(say, state, because)}</span></dd>)}</div>}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Words({ action, leads, cause }: { readonly action: Action; readonly leads: Props['leads'] | undefined; readonly cause: string | undefined }) {
  const say = useSay()
  const words = named(action.words, say.language)
  return (
    <>
      <b>{leads ? leads(action, words) : words}</b>
      {cause && <small className="beneath">{say('partner.against-cause', { cause })}</small>}
      {action.resources && <small className="beneath">{say('partner.with-resources', { resources: action.resources })}</small>}
      {action.droppedOn && <small className="beneath">{say('partner.dropped-because', { day: say.day(action.droppedOn), because: action.droppedBecause ?? '–' })}</small>}
    </>
  )
}

/** Who answers for an action: an organisation by its name, a post by its title or its role; never a person. */
export const ownerSays = (say: Say, { name, title, role }: Pick<Action['owner'], 'name' | 'title' | 'role'>): string =>
  name ?? (title && Object.keys(title).length > 0 ? named(title, say.language) : say.any(`people.role-${role}`))

/** How an organisation answered, with its reason. */
export const taskSays = (say: Say, state: string, because: string | null): string => `(${[say.any(`plans.task-${state}`), because].filter(Boolean).join(': ')})`
