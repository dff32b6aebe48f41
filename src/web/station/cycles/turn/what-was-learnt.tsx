import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'
import { addressOf } from '../address-of.ts'
import type { SeenCycle } from '../cycle-at.ts'

/** Every action of the plan with its end and its card, and every partner with how it was to work with them. */
export function WhatWasLearnt({ seen, opens, mine }: { readonly seen: SeenCycle; readonly opens: Opens; readonly mine: { readonly card: boolean; readonly rate: boolean } }) {
  const say = useSay()
  const actions = seen.problems.flatMap((problem) => problem.actions)
  return (
    <>
      {actions.length > 0 && (
        <Table caption={say('station.cycle-methods-used')} columns={[{ title: say('station.work-action') }, { title: say('station.method') }, { title: say('station.state') }, { title: say('station.method-card') }]}
          rows={actions.map(({ action, words, method, state }) => {
            const card = seen.cards.find((one) => one.action === action)
            return { key: action, cells: [
              <Leads key="action" to={`/actions/${action}`} opens={opens}>{named(words, say.language)}</Leads>, say.any(`plans.method-${method}`), say.any(`work.state-${state}`),
              <>{card && `${say.any(`cycles.worked-${card.worked}`)}. ${say.any(`cycles.advice-${card.advice}`)}. `}{mine.card && <a href={addressOf(say.language, seen, `/cards/${action}`)}>{say(card ? 'station.card-change' : 'station.card-write')}<span className="unseen"> {named(words, say.language)}</span></a>}{!card && !mine.card && '–'}</>,
            ] }
          })} />
      )}
      {seen.partnerships.length > 0 && (
        <Table caption={say('station.cycle-partnerships')} columns={[{ title: say('partner.organisation') }, { title: say('station.cycle-rating'), number: true }, { title: say('station.cycle-rating-words') }]}
          rows={seen.partnerships.map(({ organisation, name, rating, words, advice }) => ({ key: organisation, cells: [
            name, rating === null ? '–' : say('station.cycle-rating-of-5', { rating }),
            <>{advice && `${say.any(`cycles.advice-${advice}`)}. `}{words} {mine.rate && <a href={addressOf(say.language, seen, `/partners/${organisation}`)}>{say(rating === null ? 'station.cycle-rate' : 'station.cycle-rate-anew')}<span className="unseen"> {name}</span></a>}</>,
          ] }))} />
      )}
    </>
  )
}
