import { data } from 'react-router'
import { endSessionsOf, persons } from '#domains/people/index.ts'
import { trustedRoles } from '#access/actor.ts'
import { organisations } from '#domains/partners/index.ts'
import { zones } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, ctxOf, typedIn, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { areasOf } from './areas-of.ts'
import { fieldErrors } from './field-errors.ts'
import { MadeLink } from './door/made-link.tsx'
import { AskedFor } from './posts/asked-for.tsx'
import { alone, invited, letInOrAsk } from './posts/let-in-or-ask.ts'
import type { Route } from './+types/people'

const roles = ['analyst', 'commander', 'survey-owner', 'interviewer', 'inspector', 'regional', 'hq', 'admin'] as const

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.people'))

export async function loader(arrival: Route.LoaderArgs) {
  const { now } = await ctxOf(arrival)
  const { actor } = await visitorOf(arrival)
  const mine = actor.kind === 'person' ? actor.directorate : ''
  const known = (await ask(arrival, zones, { directorate: mine })).zones
  const ends = actor.kind === 'person' && actor.posts.some(({ role }) => role === 'admin' || role === 'hq')
  // To who holds a post of trust nobody makes a way in alone.
  const links = (await alone(arrival, 'admin')) ? [] : trustedRoles
  return { ends, links, ...(await ask(arrival, persons, {})), areas: areasOf(known, mine, arrival.params.lang), zones: known.map(({ zone, names }) => ({ id: zone as string, names })), partners: (await ask(arrival, organisations, {})).organisations.map(({ organisation, name }) => [organisation as string, name] as const), today: now.toISOString().slice(0, 10) }
}

const quiet = { code: null, fields: {}, values: {}, typed: {} as Record<string, string>, link: null }

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  if (typed.intent === 'end' || typed.intent === 'end-all') {
    const ended = await attempt(arrival, endSessionsOf, typed.intent === 'end' ? { person: typed.person } : {}, typed)
    return ended.ok ? { ...quiet, ended: ended.answer.ended, name: typed.intent === 'end' ? typed.name ?? '' : null } : data({ ...ended.refused, typed, link: null, name: null }, { status: ended.status })
  }
  const sent = typed.intent === 'link' ? await invited(arrival, typed.person, typed) : await letInOrAsk(arrival, typed)
  if (!sent.ok) return data({ ...sent.refused, typed, link: null, name: null }, { status: sent.status })
  return { ...quiet, link: sent.link, mailed: sent.mailed, asked: sent.asked, name: typed.name ?? '' }
}

export default function People({ loaderData: { ends, links, persons: known, areas, zones: drawn, partners, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const areaName = (id: string) => named([...areas, ...drawn].find((area) => area.id === id)?.names ?? {}, say.language) || (partners.find(([organisation]) => organisation === id)?.[1] ?? '')
  return (
    <>
      <h1>{say('station.people')}</h1>
      {no?.link && <MadeLink title={say('station.link-made', { name: no.name ?? '' })} link={no.link} />}
      {no && 'mailed' in no && no.mailed && <Notice kind="done" title={say('station.link-mailed', { name: no.name ?? '' })}><p>{say('station.link-mailed-lead')}</p></Notice>}
      {no && 'asked' in no && no.asked && <AskedFor />}
      {no && 'ended' in no && <Notice kind="done" title={no.name === null ? say('station.sessions-ended-all', { count: no.ended }) : say('station.sessions-ended', { name: no.name ?? '', count: no.ended })} />}
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p><a href="#let-in">{say('station.let-somebody-in')}</a></p>
      <Table caption={say('station.who-works-here')} columns={[{ title: say('station.name') }, { title: say('station.posts') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
        rows={say.inOrder(known).map(({ person, name, posts }) => ({ key: person, cells: [
          name, posts.map(({ role, area }) => `${say.any(`people.role-${role}`)}${areaName(area) ? `, ${areaName(area)}` : ''}`).join('; ') || '–',
          <form method="post" key="link" className="buttons">
            <input type="hidden" name="person" value={person} /><input type="hidden" name="name" value={name} />
            {!posts.some(({ role }) => links.includes(role)) && <Button quiet name="intent" value="link">{say('station.new-link')}</Button>}
            {ends && <Button quiet name="intent" value="end">{say('station.end-sessions')}</Button>}
          </form>,
        ] }))} />
      {ends && <form method="post"><p>{say('station.end-all-lead')}</p><Button quiet name="intent" value="end-all">{say('station.end-all-sessions')}</Button></form>}
      <h2 id="let-in">{say('station.let-somebody-in')}</h2>
      <p><a href={`/${say.language}/station/posts`}>{say('station.posts-all')}</a></p>
      <form method="post">
        {links.length === 0 && <input type="hidden" name="founding" value="yes" />}
        <TextField name="name" label={say('station.name')} value={no?.typed.name} error={errors.name} width="middle" autoComplete="off" />
        <Select name="role" label={say('station.role')} options={roles.map((role) => [role, say.any(`people.role-${role}`)] as const)} chosen={no?.typed.role ?? 'analyst'} error={errors.role} />
        <Select name="area" label={say('station.area')} options={areas.map(({ id, names }) => [id, named(names, say.language)] as const)} chosen={no?.typed.area} error={errors.area} none={say('station.choose')} />
        <TextField name="mailbox" type="email" label={say('station.invite-mailbox')} hint={say('station.invite-mailbox-hint')} value={no?.typed.mailbox} error={errors.mailbox} width="middle" autoComplete="off" spellCheck={false} />
        <DateField name="from" label={say('station.from')} value={no?.typed.from ?? today} error={errors.from} />
        <Button name="intent" value="add">{say('station.let-in')}</Button>
      </form>
    </>
  )
}
