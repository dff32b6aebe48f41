import { data, redirect } from 'react-router'
import { publishedPolls, registerPoll, withdrawPoll } from '#domains/survey/index.ts'
import { lsesCore, type Poll } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { numberIn } from '../waves/planned.ts'
import type { Route } from './+types/polls'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.polls'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival)
  const directorate = actor.kind === 'person' ? actor.directorate : ''
  return { ...(await ask(arrival, publishedPolls, { directorate })), registers: may('survey.register-poll', actor, { directorate }) }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const { share, n, method, beside, ...rest } = typed
  const sent = typed.intent === 'withdraw' ? await attempt(arrival, withdrawPoll, { poll: typed.poll }, typed)
    : await attempt(arrival, registerPoll, { ...rest, share: (numberIn(share) ?? NaN) / 100, ...(n ? { n: numberIn(n) } : {}), ...(method ? { method } : {}), ...(beside ? { beside } : {}) }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/polls`) : data(sent.refused, { status: sent.status })
}

const comparable = lsesCore.questions.filter(({ measure }) => measure && 'share' in measure)

/** Polls of the whole country, registered with their source; everybody reads them beside what a zone says. */
export default function Polls({ loaderData: { polls, registers }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const text = (name: string) => { const value = no?.typed[name]; return typeof value === 'string' ? value : undefined }
  return (
    <>
      <h1>{say('station.polls')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.polls-lead')}</p>
      {polls.length === 0 ? <p>{say('station.no-polls')}</p> : (
        <Table caption={say('station.polls-caption')} columns={[{ title: say('station.poll-question') }, { title: say('station.poll-asked-by') }, { title: say('station.poll-share'), number: true }, { title: say('web.interval'), number: true }, { title: 'n', number: true }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
          rows={polls.map((poll) => ({ key: poll.poll, cells: [
            `${poll.question} ${poll.answer}`, <a key="source" href={poll.address}>{poll.askedBy}, {say('web.wave-days', { from: say.day(poll.from), to: say.day(poll.to) })}</a>, say.share(poll.share), intervalOf(say, poll), poll.n === null ? '–' : say.number(poll.n),
            registers ? <form method="post" key="withdraw"><input type="hidden" name="poll" value={poll.poll} /><Button quiet name="intent" value="withdraw">{say('station.withdraw-poll')}<span className="unseen"> {poll.question}</span></Button></form> : '',
          ] }))} />
      )}
      {registers && (
        <section aria-labelledby="register">
          <h2 id="register">{say('station.register-poll')}</h2>
          <form method="post">
            <TextField name="askedBy" label={say('station.poll-asked-by')} value={text('askedBy')} error={errors.askedBy} width="middle" />
            <DateField name="from" label={say('station.poll-from')} value={text('from')} error={errors.from} />
            <DateField name="to" label={say('station.poll-to')} value={text('to')} error={errors.to} />
            <TextField name="question" label={say('station.poll-question')} hint={say('station.poll-question-hint')} value={text('question')} error={errors.question} />
            <TextField name="answer" label={say('station.poll-answer')} hint={say('station.poll-answer-hint')} value={text('answer')} error={errors.answer} width="middle" />
            <NumberField name="share" label={say('station.poll-share-percent')} value={text('share')} error={errors.share} decimal />
            <NumberField name="n" label={say('station.poll-n')} hint={say('station.poll-n-hint')} value={text('n')} error={errors.n} />
            <TextField name="method" label={say('station.poll-method')} value={text('method')} error={errors.method} width="middle" />
            <TextField name="address" type="url" label={say('station.poll-address')} hint={say('station.poll-address-hint')} value={text('address')} error={errors.address} />
            <Select name="beside" label={say('station.poll-beside')} hint={say('station.poll-beside-hint')} none={say('station.poll-beside-none')} options={comparable.map(({ id, label, words }) => [id, named(label ?? words, say.language)] as const)} chosen={text('beside')} error={errors.beside} />
            <Button name="intent" value="register">{say('station.register-poll')}</Button>
          </form>
        </section>
      )}
    </>
  )
}

const intervalOf = (say: ReturnType<typeof useSay>, { low, high }: Poll) => (low === null || high === null ? '–' : say('web.range', { low: say.share(low), high: say.share(high) }))
