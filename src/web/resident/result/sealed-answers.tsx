import type { Seals } from '#domains/survey/words.ts'
import { useSay } from '#web/ui/use-say.ts'

/** Under which number the answers of a round have been sealed since it was closed, and why there was another before. */
export function SealedAnswers({ seal: { sheets, digest, made } }: { readonly seal: Seals }) {
  const say = useSay()
  return (
    <>
      <p className="breaks">{say('web.sealed', { n: say.number(sheets), day: say.day(made[0]!.on), digest })}</p>
      {made.length > 1 && <ul>{made.slice(1).map(({ on, why, digest: now }, at) => <li key={now} className="breaks">{say.any(`web.sealed-${why}`, { day: say.day(on), digest: made[at]!.digest })}</li>)}</ul>}
    </>
  )
}
