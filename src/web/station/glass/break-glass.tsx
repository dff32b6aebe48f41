import { redirect } from 'react-router'
import { breakGlass, endOpening, myOpenings } from '#domains/people/index.ts'
import { openingPurposes } from '#domains/people/words.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, refusal, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { timeAt } from './at.ts'
import type { Route } from './+types/break-glass'

const doings = ['opened', 'closed'] as const
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('people.break-glass'))

export async function loader(arrival: Route.LoaderArgs) {
  const done = new URL(arrival.request.url).searchParams.get('done')
  return { ...(await ask(arrival, myOpenings, {})), done: doings.find((one) => one === done) ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}, at = `/${arrival.params.lang}/station/break-glass?done=`
  const { opening, commissariat, purpose, words } = typed
  if (opening !== undefined) {
    const sent = await attempt(arrival, endOpening, { opening }, typed)
    return sent.ok ? redirect(`${at}closed`) : refusal(sent)
  }
  const sent = await attempt(arrival, breakGlass, { commissariat, purpose, words }, typed)
  return sent.ok ? redirect(`${at}opened`) : refusal(sent)
}

/** For something that cannot wait: opens one commissariat for an hour, and shows what was opened before and what was said of it. */
export default function BreakGlass({ loaderData: { commissariats, openings, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values), typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  const running = openings.find((one) => one.running)
  return (
    <>
      <h1>{say('people.break-glass')}</h1>
      {done && <Notice kind="done" title={say(`station.glass-${done}`)} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.glass-lead')}</p>
      <p>{say('station.glass-told')}</p>
      {running
        ? <form method="post"><Button name="opening" value={running.opening}>{say('station.glass-close')}</Button></form>
        : (
          <form method="post">
            <Select name="commissariat" label={say('station.glass-where')} options={say.inOrder(commissariats).map(({ commissariat, names }) => [commissariat, named(names, say.language)] as const)} none={say('station.choose')} chosen={typed?.commissariat} error={errors.commissariat} />
            <Choice name="purpose" label={say('station.glass-what-for')} options={openingPurposes.map((purpose) => ({ value: purpose, words: say(`people.glass-purpose-${purpose}`) }))} chosen={typed?.purpose} error={errors.purpose} />
            <TextArea name="words" label={say('station.glass-why')} hint={say('station.glass-why-hint')} rows={3} most={2000} value={typed?.words} error={errors.words} />
            <p>{say('station.glass-proof-first')}</p>
            <Button>{say('station.glass-open')}</Button>
          </form>
        )}
      {openings.length > 0 && (
        <Table caption={say('station.glass-mine')} columns={[{ title: say('station.glass-when') }, { title: say('station.glass-where') }, { title: say('station.glass-what-for') }, { title: say('station.glass-judged') }]}
          rows={openings.map((one) => ({ key: one.opening, cells: [`${say.day(one.beganAt.slice(0, 10))}, ${timeAt(one.beganAt)}–${timeAt(one.endedAt ?? one.endsAt)} UTC`, named(one.commissariatNames, say.language), say(`people.glass-purpose-${one.purpose}`),
            one.running ? say('station.glass-is-running') : one.verdict === null ? say('station.glass-not-judged') : `${say(`people.glass-verdict-${one.verdict}`)}. ${one.because}`] }))} />
      )}
    </>
  )
}
