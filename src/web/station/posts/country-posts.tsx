import { data } from 'react-router'
import { agreeCountryPost, askCountryPost, countryPosts, dropCountryPost, persons } from '#domains/people/index.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import type { Route } from './+types/country-posts'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.country-posts'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor, now } = await ctxOf(arrival)
  const known = await ask(arrival, countryPosts, {})
  const directorate = actor.kind === 'person' ? actor.directorate : ''
  const asks = (person: string) => may('people.ask-country-post', actor, { directorate, person })
  const people = may('people.persons', actor, { directorate }) ? (await ask(arrival, persons, {})).persons.filter(({ person }) => asks(person)).map(({ person, name }) => [person as string, name] as const) : []
  return { ...known, people, today: now.toISOString().slice(0, 10) }
}

/** One asks, another agrees or drops it: each shows anew who they are before a right is given. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const [intent, request] = typed.agree !== undefined ? ['agree', typed.agree] as const : typed.drop !== undefined ? ['drop', typed.drop] as const : ['ask', ''] as const
  const sent = intent === 'ask' ? await attempt(arrival, askCountryPost, { person: typed.person, from: typed.from, ...(typed.to ? { to: typed.to } : {}) }, typed)
    : intent === 'agree' ? await attempt(arrival, agreeCountryPost, { request }, typed) : await attempt(arrival, dropCountryPost, { request }, typed)
  return sent.ok ? data({ code: null, fields: {}, values: {}, typed: {} as Record<string, string>, done: intent }) : data({ ...sent.refused, typed, done: null }, { status: sent.status })
}

const said = { ask: 'station.country-posts-asked', agree: 'station.country-posts-given', drop: 'station.country-posts-dropped' } as const

/** Who of this directorate looks at the whole country, and how somebody comes to do so: one asks, another agrees. */
export default function CountryPosts({ loaderData: { country, posts, waiting, people, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const nation = new Intl.DisplayNames([say.language], { type: 'region' }).of(country) ?? country
  return (
    <>
      <Back to={`/${say.language}/station/posts`}>{say('station.posts-all')}</Back>
      <h1>{say('station.country-posts')}</h1>
      <p className="lead">{say('station.country-posts-lead')}</p>
      {no?.done && <Notice kind="done" title={say(said[no.done])} />}
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {waiting.length > 0 && (
        <Table caption={say('station.country-posts-waiting')} columns={[{ title: say('station.name') }, { title: say('station.from') }, { title: say('station.post-until') }, { title: say('station.country-posts-asked-by') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
          rows={waiting.map(({ request, name, from, to, askedBy, askedAt, mine }) => ({ key: request, cells: [
            name, say.day(from), to ? say.day(to) : '–', `${askedBy ?? say('station.door-at-the-console')}, ${say.day(askedAt.slice(0, 10))}`,
            <form method="post" key="decide" className="buttons">
              {mine ? <Button name="agree" value={request}>{say('station.country-posts-agree', { name })}</Button> : <span>{say('station.country-posts-another')}</span>}
              <Button quiet name="drop" value={request}>{say('station.country-posts-drop', { name })}</Button>
            </form>,
          ] }))} />
      )}
      {posts.length === 0 ? <p>{say('station.country-posts-none')}</p> : (
        <Table caption={say('station.country-posts-held', { country: nation })} columns={[{ title: say('station.holder') }, { title: say('station.from') }, { title: say('station.post-until') }]}
          rows={posts.map(({ post, name, from, to }) => ({ key: `${post} ${from}`, cells: [<a key="to" href={`/${say.language}/station/posts/${post}`}>{name}</a>, say.day(from), to ? say.day(to) : '–'] }))} />
      )}
      {people.length > 0 && (
        <section aria-labelledby="ask-country">
          <h2 id="ask-country">{say('station.country-posts-ask')}</h2>
          <p>{say('station.country-posts-ask-lead')}</p>
          <form method="post">
            <Select name="person" label={say('station.post-who-takes')} options={people} none={say('station.choose')} chosen={no?.typed.person} error={errors.person} />
            <DateField name="from" label={say('station.from')} value={no?.typed.from ?? today} error={errors.from} />
            <DateField name="to" label={say('station.post-until')} hint={say('station.country-posts-until')} value={no?.typed.to} error={errors.to} />
            <Button name="intent" value="ask">{say('station.country-posts-ask')}</Button>
          </form>
        </section>
      )}
    </>
  )
}
