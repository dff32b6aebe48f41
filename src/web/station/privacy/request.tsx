import { data, redirect } from 'react-router'
import { decide, liftRestriction, prolong, requests } from '#domains/privacy/index.ts'
import { outcomes } from '#domains/privacy/words.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, refusal, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { standingOf } from './standing-of.ts'
import type { Route } from './+types/request'

const ways = ['answered', 'done-longer', 'done-lifted'] as const
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.requests'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival), { request } = arrival.params
  const one = (await ask(arrival, requests, { request })).requests[0]
  if (!one || actor.kind !== 'person') throw data({ code: 'privacy.no-such-request', fields: {}, values: {} }, { status: 404 })
  return { one, may: may('privacy.decide', actor, { directorate: actor.directorate, person: one.person }), done: ways.find((way) => way === new URL(arrival.request.url).searchParams.get('done')) ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, request } = arrival.params
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const to = (done: (typeof ways)[number]) => redirect(`/${lang}/station/privacy/${request}?done=${done}`)
  if (typed.way === 'prolong') {
    const sent = await attempt(arrival, prolong, { request, because: typed.longer }, typed)
    return sent.ok ? to('done-longer') : refusal(sent)
  }
  if (typed.way === 'lift') {
    const sent = await attempt(arrival, liftRestriction, { request, because: typed.because }, typed)
    return sent.ok ? to('done-lifted') : refusal(sent)
  }
  const sent = await attempt(arrival, decide, { request, outcome: typed.outcome, because: typed.because }, typed)
  return sent.ok ? to('answered') : refusal(sent)
}

/** One request: what was asked, the clock, and the answer with its reason. */
export default function RequestPage({ loaderData: { one, may: mine, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  // Two forms stand on this page, each with a field for the reason.
  const errors = fieldErrors(say, typed?.way === 'prolong' && no?.fields.because ? { longer: no.fields.because } : no?.fields, no?.values)
  const here = `/${say.language}/station/privacy`
  const why = (way: string) => <TextArea name="because" label={say('privacy.why')} hint={say('privacy.why-hint')} rows={3} most={2000} value={typed?.way === way ? typed.because : undefined} error={typed?.way === way ? errors.because : undefined} />
  const open = one.decidedOn === null
  return (
    <>
      <Back to={here}>{say('privacy.requests')}</Back>
      <h1>{one.name}: {say(`privacy.kind-${one.kind}`)}</h1>
      {done && <Notice kind="done" title={say(`privacy.${done}`)} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <SummaryList rows={[
        { key: 'words', term: say('privacy.in-their-words'), says: one.words ?? '–' }, { key: 'asked', term: say('privacy.asked-on'), says: say.day(one.askedOn) },
        { key: 'due', term: say('privacy.due-on'), says: say.day(one.dueOn) }, { key: 'answer', term: say('privacy.answer'), says: standingOf(say, one) },
      ]} />
      {open && !mine && <p>{say('privacy.own-request')}</p>}
      {open && mine && (
        <section aria-labelledby="decide">
          <h2 id="decide">{say('privacy.decide')}</h2>
          {one.kind === 'erasure' && <p>{say('privacy.erases-at-once')}</p>}
          <form method="post">
            <input type="hidden" name="way" value="decide" />
            <Choice name="outcome" label={say('privacy.how-decided')} options={outcomes.map((outcome) => ({ value: outcome, words: say(`privacy.outcome-${outcome}`) }))} chosen={typed?.outcome} error={errors.outcome} />
            {why('decide')}
            <Button>{say('privacy.give-answer')}</Button>
          </form>
        </section>
      )}
      {open && mine && one.prolongedBecause === null && !one.late && (
        <section aria-labelledby="prolong">
          <h2 id="prolong">{say('privacy.prolong')}</h2>
          <p>{say('privacy.prolong-lead')}</p>
          <form method="post">
            <input type="hidden" name="way" value="prolong" />
            <TextArea name="longer" label={say('privacy.why')} hint={say('privacy.why-hint')} rows={2} most={2000} value={typed?.longer} error={errors.longer} />
            <Button quiet>{say('privacy.prolong')}</Button>
          </form>
        </section>
      )}
      {one.kind === 'access' && !open && one.outcome !== 'refused' && <><h2>{say('privacy.hand-over')}</h2><ul><li><a href={`${here}/${one.request}/export.pdf`}>{say('privacy.as-paper')}</a></li><li><a href={`${here}/${one.request}/export.json`}>{say('privacy.as-file')}</a></li></ul></>}
      {one.kind === 'restriction' && !open && one.outcome !== 'refused' && one.liftedOn === null && mine && (
        <form method="post"><input type="hidden" name="way" value="lift" />{why('lift')}<Button quiet>{say('privacy.lift')}</Button></form>
      )}
    </>
  )
}
