import { data, redirect } from 'react-router'
import { keepAgreement, organisation } from '#domains/partners/index.ts'
import { may } from '#frame/allow.ts'
import { ask, ctxOf, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import type { Route } from './+types/agreement-new'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('partners.keep-agreement'))

/** `renews` in the address names the agreement that goes on: its words are there to be kept or changed. */
export async function loader(arrival: Route.LoaderArgs) {
  const { now, actor } = await ctxOf(arrival)
  const known = await ask(arrival, organisation, { organisation: arrival.params.organisation })
  if (!may('partners.keep-agreement', actor, known.organisation)) throw data({ code: 'access.not-allowed', fields: {}, values: {} }, { status: 403 })
  const renewed = new Set(known.agreements.map(({ follows }) => follows))
  const open = known.agreements.filter(({ agreement }) => !renewed.has(agreement))
  return { one: known.organisation, open, before: open.find(({ agreement }) => agreement === new URL(arrival.request.url).searchParams.get('renews')) ?? null, today: now.toISOString().slice(0, 10) }
}

export async function action(arrival: Route.ActionArgs) {
  const { organisation: one, lang } = arrival.params
  const sent = await submit(arrival, keepAgreement, ({ title, obligations, signedOn, ...rest }) => ({
    organisation: one, title, obligations, signedOn, ...Object.fromEntries(['scope', 'others', 'endsOn', 'follows'].flatMap((field) => (String(rest[field] ?? '').trim() ? [[field, rest[field]]] : []))),
  }))
  return sent.ok ? redirect(`/${lang}/station/partners/${one}`) : refusal(sent)
}

/** An agreement that was signed: what it covers, who promised what, who else signed, from when to when. */
export default function AgreementNew({ loaderData: { one, open, before, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const known: Readonly<Record<string, unknown>> = no?.typed ?? { ...before, signedOn: today, endsOn: '', follows: before?.agreement }
  const of = (field: string) => ({ name: field, value: (known[field] ?? '') as string, error: errors[field] })
  return (
    <>
      <Back to={`/${say.language}/station/partners/${one.organisation}`}>{one.name}</Back>
      <h1>{before ? say('partners.renew-agreement') : say('partners.keep-agreement')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <form method="post">
        <TextField {...of('title')} label={say('partners.agreement-title')} />
        <TextArea {...of('scope')} label={say('partners.scope')} hint={say('partners.scope-hint')} rows={2} most={2000} />
        <TextArea {...of('obligations')} label={say('partners.obligations')} hint={say('partners.obligations-hint')} most={2000} />
        <TextArea {...of('others')} label={say('partners.others')} hint={say('partners.others-hint')} rows={2} most={2000} />
        <DateField {...of('signedOn')} label={say('partners.signed-on')} />
        <DateField {...of('endsOn')} label={say('partners.last-day')} hint={say('partners.last-day-hint')} />
        {open.length > 0 && <Select name="follows" label={say('partners.follows')} none={say('partners.follows-none')} chosen={known.follows as string | undefined} error={errors.follows} options={open.map(({ agreement, title, signedOn }) => [agreement, `${title}, ${say.day(signedOn)}`] as const)} />}
        <Button>{say('partners.keep-agreement')}</Button>
      </form>
    </>
  )
}
