import type { MethodCard } from '#domains/cycles/words.ts'
import { ChangeLine } from '#web/resident/cycle/change-line.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** A method card as it is read: where and how much, how it worked, what was measured of the problem, what it cost, what to do next time. */
export function LibraryCard({ card: { setting, dose, worked, effect, outcome, cents, advice, notes } , currency }: { readonly card: MethodCard; readonly currency: string }) {
  const say = useSay()
  return (
    <SummaryList rows={[
      { key: 'worked', term: say('station.card-worked'), says: <b>{say.any(`cycles.worked-${worked}`)}</b> },
      { key: 'outcome', term: say('station.card-outcome'), says: outcome === null ? say('station.card-not-judged') : say.any(`cycles.outcome-${outcome}`) },
      { key: 'effect', term: say('station.card-effect'), says: outcome === null ? say('station.card-not-judged') : <ChangeLine change={effect} recorded={null} /> },
      { key: 'setting', term: say('station.card-setting'), says: setting },
      { key: 'dose', term: say('station.card-dose'), says: dose },
      { key: 'cost', term: say('station.card-cost'), says: cents === null ? say('station.card-not-known') : say.money(cents, currency) },
      { key: 'advice', term: say('station.card-advice'), says: say.any(`cycles.advice-${advice}`) },
      { key: 'notes', term: say('station.card-notes'), says: notes },
    ]} />
  )
}
