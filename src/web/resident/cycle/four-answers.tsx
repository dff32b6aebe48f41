import type { FourAnswers as Answers } from '#domains/cycles/words.ts'
import { named } from '#domains/territory/words.ts'
import { useSay } from '#web/ui/use-say.ts'

/** What was done, what was not, why, and how residents can help: owed at the end of every plan. */
export function FourAnswers({ account }: { readonly account: Answers }) {
  const say = useSay()
  const answers = [['done', account.done], ['not-done', account.notDone], ['why', account.why], ['help', account.help]] as const
  return <div className="four-answers">{answers.map(([which, told]) => <section key={which}><h2>{say(`web.answer-${which}`)}</h2><p>{named(told, say.language)}</p></section>)}</div>
}
