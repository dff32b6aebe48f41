import type { ToldPlan } from '#domains/plans/words.ts'
import { useSay } from '#web/ui/use-say.ts'

/** Which organisations agreed with the plan, and which did not and why. */
export function AgreedBy({ partners }: { readonly partners: ToldPlan['partners'] }) {
  const say = useSay()
  if (partners.length === 0) return null
  return (
    <>
      <h2>{say('web.agreed-by')}</h2>
      <ul>{say.inOrder(partners).map(({ name, sector, state, because, saidOn }) => (
        <li key={name}><strong>{name}</strong> ({say.any(`partners.sector-${sector}`)}): {say.any(`plans.consent-${state}`)}{saidOn && `, ${say.day(saidOn)}`}{state === 'declined' && because && `. ${say('web.because-of', { because })}`}</li>
      ))}</ul>
    </>
  )
}
