import { plan } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import type { Handle } from '#web/root.tsx'
import { ask } from '#web/http/ctx.ts'
import { currencyAt } from '#web/station/currency-at.ts'
import { JointPlan } from '#web/partner/joint/joint-plan.tsx'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/joint'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? speak(params.lang)('partner.joint-plan-of', { zone: named(loaderData.whole.plan.zone.names, params.lang) }) : speak(params.lang)('station.plan'))
export const loader = async (arrival: Route.LoaderArgs) => ({ whole: await ask(arrival, plan, { plan: arrival.params.plan }), currency: await currencyAt(arrival) })

/** The joint plan to read and to print: what police and partners see alike. */
export default function Joint({ loaderData: { whole, currency } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/station/plans/${whole.plan.plan}`}>{say('station.plan-of', { zone: named(whole.plan.zone.names, say.language) })}</Back>
      <h1>{say('partner.joint-plan-of', { zone: named(whole.plan.zone.names, say.language) })}</h1>
      {whole.plan.state === 'drafted' && <Notice title={say('partner.not-agreed-yet')} />}
      <JointPlan whole={whole} currency={currency} />
    </>
  )
}
