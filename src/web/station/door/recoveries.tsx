import { data } from 'react-router'
import { beginRecovery, confirmRecovery, recoveries } from '#domains/people/index.ts'
import { ask, attempt, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { linkHere } from './link-here.ts'
import { MadeLink } from './made-link.tsx'
import type { Route } from './+types/recoveries'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.door-recoveries'))

export const loader = (arrival: Route.LoaderArgs) => ask(arrival, recoveries, {})

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const none = { code: null, fields: {}, values: {}, typed: {}, link: null, begun: false }
  if (typed.recovery === undefined) {
    const sent = await attempt(arrival, beginRecovery, { person: typed.person }, typed)
    return sent.ok ? data({ ...none, begun: true }, { status: 200 }) : data({ ...sent.refused, link: null, begun: false }, { status: sent.status })
  }
  const sent = await attempt(arrival, confirmRecovery, { recovery: typed.recovery }, typed)
  return sent.ok ? data({ ...none, link: linkHere(arrival, sent.answer.token) }, { status: 200 }) : data({ ...sent.refused, link: null, begun: false }, { status: sent.status })
}

export default function Recoveries({ loaderData: { persons, waiting }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  return (
    <>
      <h1>{say('station.door-recoveries')}</h1>
      <p className="lead">{say('station.door-recoveries-lead')}</p>
      {no?.link && <MadeLink title={say('station.door-recovered')} link={no.link} />}
      {no?.begun && <Notice kind="done" title={say('station.door-recovery-begun')} />}
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {waiting.length > 0 && (
        <Table caption={say('station.door-waiting-for-second')} columns={[{ title: say('station.name') }, { title: say('station.door-first-custodian') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
          rows={waiting.map(({ recovery, name, begunBy, begunAt, mine }) => ({ key: recovery, cells: [
            name, `${begunBy ?? say('station.door-at-the-console')}, ${say.day(begunAt.slice(0, 10))}`,
            mine ? <form method="post" key="confirm"><Button quiet name="recovery" value={recovery}>{say('station.door-confirm', { name })}</Button></form> : say('station.door-another-confirms'),
          ] }))} />
      )}
      <h2>{say('station.door-somebody-lost')}</h2>
      <form method="post">
        <Select name="person" label={say('station.door-who-lost')} hint={say('station.door-who-lost-hint')} options={say.inOrder(persons).map(({ person, name }) => [person, name] as const)} none={say('station.choose')} error={errors.person} />
        <Button>{say('station.door-begin-recovery')}</Button>
      </form>
    </>
  )
}
