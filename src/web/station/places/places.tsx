import { data, redirect } from 'react-router'
import { closePlace, namePlace, places } from '#domains/survey/index.ts'
import { zone } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { NameFields } from '#web/ui/form/name-fields.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { namesIn } from '../names-in.ts'
import type { Route } from './+types/places'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.places'))

export async function loader(arrival: Route.LoaderArgs) {
  const here = await ask(arrival, zone, { slug: arrival.params.zone })
  const { actor } = await ctxOf(arrival)
  return { here: { zone: here.zone, slug: here.slug, names: here.names }, ...(await ask(arrival, places, { zone: here.zone })), names: may('survey.name-place', actor, here) }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const here = await ask(arrival, zone, { slug: arrival.params.zone })
  const number = (text = '') => (text.trim() === '' ? undefined : Number(text.replace(',', '.')))
  const sent = typed.intent === 'close' ? await attempt(arrival, closePlace, { place: typed.place }, typed) : await attempt(arrival, namePlace, {
    zone: here.zone, names: namesIn(typed), lon: number(typed.lon), lat: number(typed.lat), addresses: number(typed.addresses),
  }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/zones/${here.slug}/places`) : data({ ...sent.refused, typed }, { status: sent.status })
}

/** The public places of a zone that residents may name when they are asked where it is dangerous. */
export default function Places({ loaderData: { here, places: known, names: mine }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const { names: nameless, ...errors } = fieldErrors(say, no?.fields, no?.values)
  const wrong = { ...errors, ...(nameless && { [`name-${say.language}`]: nameless }) } as Record<string, string>
  const typed = no?.typed ?? {}
  return (
    <>
      <Back to={`/${say.language}/station/zones/${here.slug}`}>{named(here.names, say.language)}</Back>
      <h1>{say('station.places')}</h1>
      {no && <ErrorSummary errors={wrong} general={Object.keys(wrong).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.places-lead')}</p>
      {known.length === 0 ? <p>{say('station.no-places-yet')}</p> : (
        <Table caption={say('station.places-of', { zone: named(here.names, say.language) })} columns={[{ title: say('web.place') }, { title: say('station.longitude'), number: true }, { title: say('station.latitude'), number: true }, { title: say('station.addresses'), number: true }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
          rows={known.map(({ place, names, lon, lat, addresses, closedOn }) => ({ key: place, cells: [
            named(names, say.language), say.number(lon, 3), say.number(lat, 3), say.number(addresses),
            closedOn !== null ? say('station.place-closed', { day: say.day(closedOn) }) : mine ? <form method="post" key="close"><input type="hidden" name="place" value={place} /><Button quiet name="intent" value="close">{say('station.close-place')}<span className="unseen"> {named(names, say.language)}</span></Button></form> : '',
          ] }))} />
      )}
      {mine && (
        <form method="post" noValidate>
          <h2>{say('station.name-place')}</h2>
          <NameFields label={(language) => say('station.place-name', { language })} typed={typed} error={nameless} />
          <NumberField name="lon" label={say('station.longitude')} hint={say('station.degrees-hint')} value={typed.lon} error={wrong.lon} decimal />
          <NumberField name="lat" label={say('station.latitude')} value={typed.lat} error={wrong.lat} decimal />
          <NumberField name="addresses" label={say('station.addresses')} hint={say('station.addresses-hint')} value={typed.addresses ?? '0'} error={wrong.addresses} />
          <Button name="intent" value="name">{say('station.name-place')}</Button>
        </form>
      )}
    </>
  )
}
