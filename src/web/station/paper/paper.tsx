import { keyingQueue } from '#domains/fieldwork/index.ts'
import { wave } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { ownNames, speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { questionnaire } from '../waves/questionnaire.ts'
import { PaperCounts } from './paper-counts.tsx'
import type { Route } from './+types/paper'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.print-paper'))

export async function loader(arrival: Route.LoaderArgs) {
  const asked = { wave: arrival.params.wave }
  const plan = await ask(arrival, wave, asked)
  const asks = await questionnaire(arrival, plan.instrument.id)
  const no = new URL(arrival.request.url).searchParams.get('no') ?? ''
  return { plan, languages: asks?.languages ?? [], queue: await ask(arrival, keyingQueue, asked), no: /^(fieldwork|survey|access|frame)\.[a-z-]+$/.test(no) ? no : null }
}

/** Paper sheets of a round: printed for a zone, and how many have come back. */
export default function Paper({ loaderData: { plan, languages, queue, no } }: Route.ComponentProps) {
  const say = useSay()
  const here = `/${say.language}/station/waves/${plan.wave}`
  const prints = (plan.state === 'planned' || plan.state === 'open') && plan.modes.includes('paper')
  return (
    <>
      <Back to={here}>{named(plan.names, say.language)}</Back>
      <ErrorSummary errors={{}} general={no === null ? undefined : say.any(no)} />
      <h1>{say('station.print-paper')}</h1>
      {!plan.modes.includes('paper') && <Notice kind="stop" title={say('station.no-paper-in-round')} />}
      {prints && (
        <>
          <p className="lead">{say('station.print-paper-lead')}</p>
          <form method="post" action={`${here}/sheets.pdf`}>
            <Select name="zone" label={say('station.zone')} options={say.inOrder(plan.zones).map(({ zone, names }) => [zone, named(names, say.language)] as const)} />
            <Select name="language" label={say('station.language-of-sheet')} options={languages.map((language) => [language, language in ownNames ? ownNames[language as keyof typeof ownNames] : language] as const)} chosen={languages.includes(say.language) ? say.language : languages[0]} />
            <NumberField name="count" label={say('station.how-many-sheets')} hint={say('station.how-many-sheets-hint')} value="10" />
            <p>{say('station.print-paper-once')}</p>
            <Button>{say('station.make-the-pdf')}</Button>
          </form>
        </>
      )}
      <PaperCounts names={plan.names} queue={queue} />
    </>
  )
}
