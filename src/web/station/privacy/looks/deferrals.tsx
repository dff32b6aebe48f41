import { data, redirect } from 'react-router'
import { askDeferral, confirmDeferral, deferrals, endDeferral, requests } from '#domains/privacy/index.ts'
import { deferralDays, deferralReasons } from '#domains/privacy/words.ts'
import { postsOfZones } from '#domains/people/index.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, refusal, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { DeferralsTable } from './deferrals-table.tsx'
import type { Route } from './+types/deferrals'

const ways = ['asked', 'agreed', 'ended'] as const
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.deferrals'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor, now } = await ctxOf(arrival)
  const told = await ask(arrival, deferrals, {})
  if (actor.kind !== 'person') throw data({ code: 'privacy.no-such-deferral', fields: {}, values: {} }, { status: 404 })
  // Either way of asking for names leaves its own line about everybody named, and says nothing of whom it was asked for.
  const known = may('privacy.requests', actor, { directorate: actor.directorate }) ? (await ask(arrival, requests, {})).persons : await holders(arrival)
  return { ...told, known: known.filter(({ person }) => person !== actor.id).map(({ person, name }) => ({ person, name })), today: now.toISOString().slice(0, 10), done: ways.find((way) => way === new URL(arrival.request.url).searchParams.get('done')) ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const to = (done: (typeof ways)[number]) => redirect(`/${arrival.params.lang}/station/privacy/deferrals?done=${done}`)
  if (typed.agree !== undefined) {
    const sent = await attempt(arrival, confirmDeferral, { deferral: typed.agree }, typed)
    return sent.ok ? to('agreed') : refusal(sent)
  }
  if (typed.end !== undefined) {
    const sent = await attempt(arrival, endDeferral, { deferral: typed.end }, typed)
    return sent.ok ? to('ended') : refusal(sent)
  }
  const { person, reason, file, from, days } = typed
  const sent = await attempt(arrival, askDeferral, { person: person ?? '', reason, file, from: from || undefined, days }, typed)
  return sent.ok ? to('asked') : refusal(sent)
}

/** Whoever holds a post, by name. */
async function holders(arrival: Route.LoaderArgs) {
  const held = (await ask(arrival, postsOfZones, {})).posts.flatMap(({ holder }) => (holder ? [holder] : []))
  return [...new Map(held.map((one) => [one.person, one])).values()]
}

/** The queue of looks that are told later: what waits for a second person, what stands, and how to ask. */
export default function Deferrals({ loaderData: { deferrals: all, known, today, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values), typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  return (
    <>
      <h1>{say('privacy.deferrals')}</h1>
      <p className="lead">{say('privacy.deferrals-lead')}</p>
      {done && <Notice kind="done" title={say(`privacy.deferral-done-${done}`)} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {all.length === 0 ? <p>{say('privacy.no-deferral')}</p> : <DeferralsTable all={all} />}
      <h2>{say('privacy.ask-later')}</h2>
      <p>{say('privacy.ask-later-lead', { days: deferralDays.toConfirm })}</p>
      <form method="post">
        <Select name="person" label={say('privacy.about-whom')} options={say.inOrder(known).map(({ person, name }) => [person, name] as const)} none={say('station.choose')} chosen={typed?.person} error={errors.person} />
        <Choice name="reason" label={say('privacy.which-reason')} options={deferralReasons.map((reason) => ({ value: reason, words: say(`privacy.reason-${reason}`) }))} chosen={typed?.reason} error={errors.reason} />
        <TextField name="file" label={say('privacy.which-file')} hint={say('privacy.which-file-hint')} width="middle" value={typed?.file} error={errors.file} />
        <DateField name="from" label={say('privacy.looks-from')} hint={say('privacy.looks-from-hint')} value={typed?.from ?? today} error={errors.from} />
        <NumberField name="days" label={say('privacy.for-days')} hint={say('privacy.for-days-hint', { most: deferralDays.most })} value={typed?.days ?? String(deferralDays.usual)} error={errors.days} />
        <Button>{say('privacy.ask-second')}</Button>
      </form>
    </>
  )
}
