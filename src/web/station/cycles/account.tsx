import { writeAccount } from '#domains/cycles/index.ts'
import { named } from '#domains/territory/words.ts'
import { typedIn } from '#web/http/ctx.ts'
import { FourAnswers } from '#web/resident/cycle/four-answers.tsx'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { asAsked } from '../plans/as-asked.ts'
import { oneDeed, type Fields } from '../plans/one-deed.ts'
import { addressOf } from './address-of.ts'
import { turnAt } from './cycle-at.ts'
import { AnswersForm } from './judged/answers-form.tsx'
import type { Route } from './+types/account'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.cycle-four-answers'))

export async function loader(arrival: Route.LoaderArgs) {
  const { seen, may } = await turnAt(arrival)
  return { seen, mine: may.account, kept: new URL(arrival.request.url).searchParams.has('kept') }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const { lang, zone } = arrival.params
  return oneDeed(arrival, typed, { deed: writeAccount, asked: { ...asAsked(typed), cycle: typed.cycle }, worded: ['done', 'notDone', 'why', 'help'] }, `/${lang}/station/zones/${zone}/cycle/account?kept=1`)
}

/** The four answers that residents are owed, in each language of the plan; what is hard to read in them is told before anybody else reads it. */
export default function AccountForm({ loaderData: { seen, mine, kept }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const back = addressOf(say.language, seen)
  return (
    <>
      <Back to={back}>{say('station.cycle-of', { zone: named(seen.zone.names, say.language) })}</Back>
      <h1>{say('station.cycle-four-answers')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {kept && !no && <Notice kind="done" title={say('station.cycle-kept')}><p><a href={back}>{say('station.cycle-back')}</a></p></Notice>}
      <p className="lead">{say('station.cycle-answers-lead')}</p>
      {mine ? <AnswersForm seen={seen} typed={(no?.typed ?? {}) as Fields} errors={errors} /> : <FourAnswers account={seen.account} />}
    </>
  )
}
