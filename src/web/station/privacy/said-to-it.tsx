import { useSay } from '#web/ui/use-say.ts'
import type { saidTo } from './said-to.ts'

/** What the person says to a judgement, on the page of the judgement. */
export function SaidToIt({ said }: { readonly said: Awaited<ReturnType<typeof saidTo>> }) {
  const say = useSay()
  if (said.length === 0) return null
  return <><h2>{say('privacy.rebut')}</h2>{said.map(({ on, words }) => <blockquote key={on + words}>{words} ({say.day(on)})</blockquote>)}</>
}
