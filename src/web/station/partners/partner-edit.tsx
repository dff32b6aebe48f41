import { data, redirect } from 'react-router'
import { describeOrganisation, organisation, retireOrganisation } from '#domains/partners/index.ts'
import { may } from '#frame/allow.ts'
import { ask, ctxOf, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { OrganisationFields } from './organisation-fields.tsx'
import { asTyped, organisationIn } from './organisation-in.ts'
import type { Route } from './+types/partner-edit'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('partners.describe'))

export async function loader(arrival: Route.LoaderArgs) {
  const { now, actor } = await ctxOf(arrival)
  const known = (await ask(arrival, organisation, { organisation: arrival.params.organisation })).organisation
  if (!may('partners.describe-organisation', actor, known)) throw data({ code: 'access.not-allowed', fields: {}, values: {} }, { status: 403 })
  return { known, today: now.toISOString().slice(0, 10) }
}

export async function action(arrival: Route.ActionArgs) {
  const one = { organisation: arrival.params.organisation }
  const { intent } = Object.fromEntries(await arrival.request.clone().formData())
  const sent = intent === 'retire' ? await submit(arrival, retireOrganisation, ({ on }) => ({ ...one, on })) : await submit(arrival, describeOrganisation, (typed) => ({ ...one, ...organisationIn(typed) }))
  return sent.ok ? redirect(`/${arrival.params.lang}/station/partners/${one.organisation}`) : refusal(sent)
}

/** Describes an organisation anew, or notes that it works with the police no more. */
export default function PartnerEdit({ loaderData: { known, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const retiring = no?.typed.intent === 'retire'
  return (
    <>
      <Back to={`/${say.language}/station/partners/${known.organisation}`}>{known.name}</Back>
      <h1>{say('partners.describe')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <form method="post">
        <OrganisationFields typed={no && !retiring ? no.typed : asTyped(known)} errors={retiring ? {} : errors} />
        <Button name="intent" value="describe">{say('partners.save')}</Button>
      </form>
      {known.leftOn === null && (
        <section aria-labelledby="retire">
          <h2 id="retire">{say('partners.retire')}</h2>
          <p>{say('partners.what-retiring-does')}</p>
          <form method="post">
            <DateField name="on" label={say('partners.first-day-without')} value={retiring ? (no?.typed.on as string) : today} error={errors.on} />
            <Button grave name="intent" value="retire">{say('partners.retire')}</Button>
          </form>
        </section>
      )}
    </>
  )
}
