import { data, redirect } from 'react-router'
import { requests } from '#domains/privacy/index.ts'
import { outcomes, refusalGrounds } from '#domains/privacy/words.ts'
import { may } from '#frame/allow.ts'
import { ask, ctxOf, refusal, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { agreedAt } from '../exports/agreed-at.ts'
import { CarryOut } from './carry-out.tsx'
import { HandOver } from './hand-over.tsx'
import { standingOf } from './standing-of.ts'
import { sent as sentBy, ways } from './ways-of-request.ts'
import type { Route } from './+types/request'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('privacy.requests'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival), { request } = arrival.params
  const one = (await ask(arrival, requests, { request })).requests[0]
  if (!one || actor.kind !== 'person') throw data({ code: 'privacy.no-such-request', fields: {}, values: {} }, { status: 404 })
  const asked = new URL(arrival.request.url).searchParams, no = asked.get('no') ?? ''
  return {
    agreed: await agreedAt(arrival, request), not: /^(privacy|access|frame)\.[a-z-]+$/.test(no) ? { code: no, values: Object.fromEntries(['hours', 'rows', 'most'].map((name) => [name, Number(asked.get(name) ?? 0)])) } : null,
    one, may: may('privacy.decide', actor, { directorate: actor.directorate, person: one.person }), done: ways.find((way) => way === asked.get('done')) ?? null,
  }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, request } = arrival.params
  const { done, sent } = await sentBy(arrival, request, (await typedIn(arrival.request)) ?? {})
  return sent.ok ? redirect(`/${lang}/station/privacy/${request}?done=${done}`) : refusal(sent)
}

/** Forms on this page whose field has another name here than in the deed, for two of one name cannot stand on a page. */
const renamed: Readonly<Record<string, readonly [deed: string, here: string]>> = { prolong: ['because', 'longer'], rebut: ['words', 'answer'] }
const here = (way: string | undefined, fields: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([field, code]) => [renamed[way ?? '']?.[0] === field ? renamed[way ?? '']![1] : field, code]))

/** Long, because it is one page: what was asked, the clock, the answer with its reason, and what is done about it. */
export default function RequestPage({ loaderData: { one, may: mine, done, agreed, not }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  const errors = fieldErrors(say, here(typed?.way, no?.fields), no?.values)
  const queue = `/${say.language}/station/privacy`
  const why = (way: string) => <TextArea name="because" label={say('privacy.why')} hint={say('privacy.why-hint')} rows={3} most={2000} value={typed?.way === way ? typed.because : undefined} error={typed?.way === way ? errors.because : undefined} />
  const open = one.decidedOn === null, granted = !open && one.outcome !== 'refused'
  const told = one.done.filter(({ tell, toldOn }) => tell.length > 0 && toldOn === null)
  return (
    <>
      <Back to={queue}>{say('privacy.requests')}</Back>
      <h1>{`${one.name || say('privacy.not-of-the-house')}: ${say(`privacy.kind-${one.kind}`)}`}</h1>
      {done && <Notice kind="done" title={say(`privacy.${done}`)} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {not && !no && <ErrorSummary errors={{}} general={say.any(not.code, not.values)} />}
      {one.restrictedSince && <Notice title={say('privacy.restricted-since', { day: say.day(one.restrictedSince) })} />}
      <SummaryList rows={[
        { key: 'number', term: say('privacy.number-of-request'), says: one.number }, { key: 'words', term: say('privacy.in-their-words'), says: one.words ?? '–' }, { key: 'asked', term: say('privacy.asked-on'), says: say.day(one.askedOn) },
        { key: 'due', term: say('privacy.due-on'), says: say.day(one.dueOn) }, { key: 'answer', term: say('privacy.answer'), says: standingOf(say, one) },
        ...one.done.filter(({ words }) => words !== null).map(({ measure, words }) => ({ key: measure, term: say('privacy.rebut'), says: words! })),
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
            <h3>{say('privacy.if-refused')}</h3>
            <Select name="ground" label={say('privacy.what-allows-it')} options={refusalGrounds.map((ground) => [ground, say(`privacy.reason-${ground}`)] as const)} none={say('station.choose')} chosen={typed?.ground} error={errors.ground} />
            <DateField name="until" label={say('privacy.until-which-day')} hint={say('privacy.until-which-day-hint')} value={typed?.until} error={errors.until} />
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
      {one.kind === 'access' && granted && <HandOver at={`${queue}/${one.request}`} agreed={agreed} />}
      {granted && mine && (one.toDo || one.kind === 'correction') && <CarryOut one={one} errors={errors} typed={typed} />}
      {told.map(({ measure }) => <form method="post" key={measure}><input type="hidden" name="way" value="told" /><Button quiet name="measure" value={measure}>{say('privacy.note-told')}</Button></form>)}
      {one.kind === 'restriction' && granted && one.liftedOn === null && mine && (
        <form method="post"><input type="hidden" name="way" value="lift" />{why('lift')}<Button quiet>{say('privacy.lift')}</Button></form>
      )}
    </>
  )
}
