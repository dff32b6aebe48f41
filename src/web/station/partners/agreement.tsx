import { data, redirect } from 'react-router'
import { endAgreement, organisation } from '#domains/partners/index.ts'
import { may } from '#frame/allow.ts'
import { ask, ctxOf, refusal, submit } from '#web/http/ctx.ts'
import { Back } from '#web/ui/back.tsx'
import { Button, Start } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import type { Route } from './+types/agreement'

export const meta: Route.MetaFunction = ({ loaderData }) => titled(loaderData?.known.title ?? '')

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival)
  const { organisation: one, agreements } = await ask(arrival, organisation, { organisation: arrival.params.organisation })
  const known = agreements.find(({ agreement }) => agreement === arrival.params.agreement)
  if (!known) throw data({ code: 'partners.no-such-agreement', fields: {}, values: {} }, { status: 404 })
  return { one, known, before: agreements.find(({ agreement }) => agreement === known.follows) ?? null, next: agreements.find(({ follows }) => follows === known.agreement) ?? null, ends: known.endedOn === null && !agreements.some(({ follows }) => follows === known.agreement) && may('partners.end-agreement', actor, one) }
}

export async function action(arrival: Route.ActionArgs) {
  const { agreement, organisation: one, lang } = arrival.params
  const sent = await submit(arrival, endAgreement, ({ because }) => ({ agreement, because }))
  return sent.ok ? redirect(`/${lang}/station/partners/${one}`) : refusal(sent)
}

/** One agreement as it was signed, what it follows and what follows it; renewing it, or saying that it is over. */
export default function AgreementPage({ loaderData: { one, known, before, next, ends }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const here = `/${say.language}/station/partners/${one.organisation}`
  const row = (key: string, term: string, says: string | null) => (says === null ? [] : [{ key, term, says }])
  const way = (term: string, other: typeof before) => (other === null ? [] : [{ key: other.agreement, term, says: <a href={`${here}/agreements/${other.agreement}`}>{other.title}, {say.day(other.signedOn)}</a> }])
  return (
    <>
      <Back to={here}>{one.name}</Back>
      <h1>{known.title}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <SummaryList rows={[
        ...row('standing', say('partners.standing'), say.any(`partners.standing-${known.standing}`)), ...row('parties', say('partners.parties'), [say('partners.the-police'), one.name, known.others].filter(Boolean).join('; ')),
        ...row('scope', say('partners.scope'), known.scope), ...row('obligations', say('partners.obligations'), known.obligations), ...row('signed', say('partners.signed-on'), say.day(known.signedOn)),
        ...row('ends', say('partners.last-day'), known.endsOn ? say.day(known.endsOn) : say('partners.no-end')), ...row('ended', say('partners.ended-on'), known.endedOn && `${say.day(known.endedOn)}: ${known.endedBecause}`),
        ...way(say('partners.follows'), before), ...way(say('partners.followed-by'), next),
      ]} />
      {ends && one.leftOn === null && <p><Start to={`${here}/agreements/new?renews=${known.agreement}`}>{say('partners.renew-agreement')}</Start></p>}
      {ends && (
        <section aria-labelledby="end">
          <h2 id="end">{say('partners.end-agreement')}</h2>
          <form method="post">
            <TextArea name="because" label={say('partners.why-it-ends')} hint={say('partners.why-it-ends-hint')} rows={2} most={2000} value={no?.typed.because as string | undefined} error={errors.because} />
            <Button quiet>{say('partners.end-agreement')}</Button>
          </form>
        </section>
      )}
    </>
  )
}
