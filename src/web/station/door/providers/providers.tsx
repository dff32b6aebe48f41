import { data, redirect } from 'react-router'
import { agreeProvider, bindIdentity, dropProvider, persons, providers, unbindIdentity } from '#domains/people/index.ts'
import { trustedRoles } from '#access/actor.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { AskedProviders } from './asked-providers.tsx'
import { providerWord } from './provider-word.ts'
import type { Route } from './+types/providers'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.door-providers'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival), known = await ask(arrival, providers, {})
  const place = { directorate: actor.kind === 'person' ? actor.directorate : '' }, asks = may('people.ask-provider', actor, place)
  const done = new URL(arrival.request.url).searchParams.get('done')
  // Whoever holds a post of trust binds their own.
  const people = asks ? speak(arrival.params.lang).inOrder((await ask(arrival, persons, {})).persons).filter(({ posts }) => !posts.some(({ role }) => trustedRoles.includes(role))).map(({ person, name }) => [person as string, name] as const) : []
  return { ...known, asks, answers: may('people.drop-provider', actor, place), persons: people, done: dones.find((one) => one === done) ?? null }
}

const dones = ['bound', 'unbound', 'asked', 'kept', 'dropped', 'off'] as const

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const [done, sent] = typed.agree !== undefined ? ['kept', await attempt(arrival, agreeProvider, { request: typed.agree }, typed)] as const
    : typed.drop !== undefined ? ['dropped', await attempt(arrival, dropProvider, { request: typed.drop, reason: typed[`reason-${typed.drop}`] }, typed)] as const
      : typed.identity === undefined ? ['bound', await attempt(arrival, bindIdentity, { person: typed.person, provider: typed.provider, identifier: typed.identifier ?? '' }, typed)] as const
        : ['unbound', await attempt(arrival, unbindIdentity, { identity: typed.identity }, typed)] as const
  // What a person is called by their state stands in no page, not even in this one when it comes back.
  const { identifier: _, ...back } = typed
  return sent.ok ? redirect(`/${arrival.params.lang}/station/providers?done=${done}`) : data({ ...sent.refused, typed: back }, { status: sent.status })
}

const says = { bound: 'station.door-bound', unbound: 'station.door-unbound', asked: 'station.trusted-asked', kept: 'station.door-kept', dropped: 'station.trusted-dropped', off: 'station.door-is-off' } as const

export default function Providers({ loaderData: { providers: known, waiting, refused, asks, answers, identities, persons: people, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const home = `/${say.language}/station/providers`
  const nameOf = (id: string) => named(known.find(({ provider }) => provider === id)?.names ?? {}, say.language)
  const doing = { title: <span className="unseen">{say('station.what-can-be-done')}</span> }
  return (
    <>
      <h1>{say('station.door-providers')}</h1>
      {done && <Notice kind="done" title={say(says[done])} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.door-providers-lead')}</p>
      <AskedProviders waiting={waiting} providers={known} answers={answers} typed={no?.typed ?? {}} />
      {known.length === 0 ? <p>{say('station.door-no-providers')}</p> : (
        <Table caption={say('station.door-providers')} unseenCaption columns={[{ title: say('station.name') }, { title: say('station.door-speaks') }, { title: say('station.door-stands') }, { title: say('station.trusted-by') }]}
          rows={known.map((one) => ({ key: one.provider, cells: [<a key="to" href={`${home}/${one.provider}`}>{named(one.names, say.language)}</a>, say(`station.door-kind-${one.kind}`), say(one.open ? 'station.door-open' : 'station.door-closed'), providerWord(say, one)] }))} />
      )}
      {refused.length > 0 && (
        <Table caption={say('station.trusted-refused')} columns={[{ title: say('station.name') }, { title: say('station.trusted-asked-by') }, { title: say('station.trusted-refused-by') }, { title: say('station.trusted-reason') }]}
          rows={refused.map(({ request, names, askedBy, refusedBy, refusedAt, reason }) => ({ key: request, cells: [
            named(names, say.language), askedBy ?? say('station.door-at-the-console'), `${refusedBy ?? say('station.door-at-the-console')}, ${say.day(refusedAt.slice(0, 10))}`, say(reason === 'taken-back' ? 'people.refused-taken-back' : `people.provider-refused-${reason}`),
          ] }))} />
      )}
      {asks && <p><a href={`${home}/openid`}>{say('station.door-add-openid')}</a></p>}
      {asks && <p><a href={`${home}/saml`}>{say('station.door-add-saml')}</a></p>}
      {known.length > 0 && (
        <>
          <h2>{say('station.door-who-comes-in')}</h2>
          {identities.length === 0 ? <p>{say('station.door-nobody-bound')}</p> : (
            <Table caption={say('station.door-who-comes-in')} unseenCaption columns={[{ title: say('station.name') }, { title: say('station.door-provider') }, { title: say('station.door-since') }, { title: say('station.door-last-used') }, doing]}
              rows={identities.map(({ identity, name, provider, madeAt, usedAt }) => ({ key: identity, cells: [
                name, nameOf(provider), say.day(madeAt.slice(0, 10)), usedAt === null ? '–' : say.day(usedAt.slice(0, 10)),
                asks ? <form method="post" key="unbind"><Button quiet name="identity" value={identity}>{say('station.door-unbind')}<span className="unseen"> {name}</span></Button></form> : '–',
              ] }))} />
          )}
          {asks && <form method="post">
            <h3>{say('station.door-bind')}</h3>
            <p>{say('station.door-bind-lead')}</p>
            <Select name="person" label={say('station.name')} options={people} chosen={no?.typed.person} none={say('station.choose')} error={errors.person} />
            <Select name="provider" label={say('station.door-provider')} options={known.map(({ provider, names }) => [provider, named(names, say.language)] as const)} chosen={no?.typed.provider ?? known[0]?.provider} error={errors.provider} />
            <TextField name="identifier" label={say('station.door-identifier')} hint={say('station.door-identifier-hint')} error={errors.identifier} width="middle" autoComplete="off" spellCheck={false} />
            <Button>{say('station.door-bind')}</Button>
          </form>}
        </>
      )}
    </>
  )
}
