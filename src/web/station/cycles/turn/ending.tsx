import type { Fields } from '../../plans/one-deed.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { SeenCycle } from '../cycle-at.ts'

type Props = { readonly seen: SeenCycle; readonly mine: boolean; readonly typed: Fields; readonly errors: Fields }

/** How a turn ends: closed when nothing is missing, or passed over with a reason when no plan was made; both are the commander's. */
export function Ending({ seen, mine, typed, errors }: Props) {
  const say = useSay()
  const missing = seen.stages.reduce((sum, gate) => sum + gate.missing.length, 0)
  const of = <input type="hidden" name="cycle" value={seen.cycle.cycle} />
  return (
    <section aria-labelledby="close">
      <h2 id="close">{say('station.cycle-close')}</h2>
      <p>{say('station.cycle-what-closing-means')}</p>
      {!mine && <p>{say('station.cycle-commander-closes')}</p>}
      {missing > 0 ? <p>{say('cycles.still-missing', { missing })}</p> : mine && <form method="post">{of}<Button grave name="intent" value="close">{say('station.cycle-close-it')}</Button></form>}
      {mine && seen.cycle.plan === null && (
        <Fold title={say('station.cycle-pass-over')} open={typed.intent === 'pass'}>
          <form method="post">
            {of}
            <TextArea name="pass-because" label={say('station.cycle-pass-over-why')} hint={say('station.cycle-pass-over-hint')} most={4000} value={typed['pass-because']} error={errors['pass-because']} />
            <Button grave name="intent" value="pass">{say('station.cycle-pass-it-over')}</Button>
          </form>
        </Fold>
      )}
    </section>
  )
}
