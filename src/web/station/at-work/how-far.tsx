import type { Step } from '#platform/background/waited-for.ts'
import type { Work } from '#web/http/at-work/works.ts'
import { useSay } from '#web/ui/use-say.ts'

/** Is it not over yet? */
export const goesOn = ({ state }: Pick<Work, 'state'>): boolean => state === 'going' || state === 'ending'

/** What of a step is done, 0 to 1; null where nobody knows. */
export const shareOf = (step: Step | null): number | null => (step === null || step.of <= 0 ? null : Math.min(1, step.done / step.of))

/** How far a piece of work is: its step in words, and as a bar; a bar without a value where nobody knows the whole. */
export function HowFar({ step }: { readonly step: Step | null }) {
  const say = useSay(), share = shareOf(step)
  return (
    <label className="progress">
      <span>{step?.name ? say.any(step.name, { done: step.done, of: step.of }) : say('station.begun-step')}</span>
      {share === null ? <progress /> : <progress value={share} max={1} />}
    </label>
  )
}
