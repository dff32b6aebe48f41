import { data, redirect } from 'react-router'
import { registerOrganisation } from '#domains/partners/index.ts'
import { named } from '#domains/territory/words.ts'
import { ctxOf, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { keepsFor } from './keeps-for.ts'
import { OrganisationFields } from './organisation-fields.tsx'
import { organisationIn } from './organisation-in.ts'
import type { Route } from './+types/partner-new'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('partners.register'))

export async function loader(arrival: Route.LoaderArgs) {
  const { now } = await ctxOf(arrival)
  const { keeps } = await keepsFor(arrival)
  if (keeps.length === 0) throw data({ code: 'access.not-allowed', fields: {}, values: {} }, { status: 403 })
  return { keeps, today: now.toISOString().slice(0, 10) }
}

export async function action(arrival: Route.ActionArgs) {
  const { keeps } = await keepsFor(arrival)
  const sent = await submit(arrival, registerOrganisation, (typed) => {
    const { offers, ...told } = organisationIn(typed)
    return { ...told, ...(offers && { offers }), commissariat: keeps.find(({ id }) => id === typed.commissariat)?.whole ? null : typed.commissariat, since: typed.since }
  })
  return sent.ok ? redirect(`/${arrival.params.lang}/station/partners/${sent.answer.organisation}`) : refusal(sent)
}

export default function PartnerNew({ loaderData: { keeps, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = no?.typed ?? {}
  return (
    <>
      <Back to={`/${say.language}/station/partners`}>{say('partners.partners')}</Back>
      <h1>{say('partners.register')}</h1>
      <p className="lead">{say('partners.what-it-is-for')}</p>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <form method="post">
        <OrganisationFields typed={typed} errors={errors} />
        <Select name="commissariat" label={say('partners.works-with')} options={keeps.map(({ id, names, whole }) => [id, whole ? say('partners.whole-directorate') : named(names, say.language)] as const)} chosen={(typed.commissariat as string | undefined) ?? keeps[0]?.id} error={errors.commissariat} />
        <DateField name="since" label={say('partners.since')} value={(typed.since as string | undefined) ?? today} error={errors.since} />
        <Button>{say('partners.register')}</Button>
      </form>
    </>
  )
}
