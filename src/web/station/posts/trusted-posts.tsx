import { data } from 'react-router'
import { trustedRoles } from '#access/actor.ts'
import { agreeTrustedPost, askTrustedPost, dropTrustedPost, trustedPosts } from '#domains/people/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '#web/root.tsx'
import { linkHere } from '../door/link-here.ts'
import { MadeLink } from '../door/made-link.tsx'
import { fieldErrors } from '../field-errors.ts'
import { AskTrusted } from './ask-trusted.tsx'
import { FoundingRuns } from './founding-runs.tsx'
import { postsAtHand } from './posts-at-hand.ts'
import { WaitingPosts } from './waiting-posts.tsx'
import type { Route } from './+types/trusted-posts'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.trusted-posts'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival)
  const known = await ask(arrival, trustedPosts, {}), { areas, people, today, mine } = await postsAtHand(arrival)
  const asks = (person: string | null) => may('people.ask-trusted-post', actor, { directorate: mine, person })
  const levels = areas.filter(({ id, commissariat, country }) => id === mine || country !== undefined || id === commissariat)
  return { ...known, areas, levels, asks: asks(null), answers: may('people.drop-trusted-post', actor, { directorate: mine }), people: people.filter(([person]) => asks(person)), today }
}

const quiet = { code: null, fields: {}, values: {}, typed: {} as Record<string, string>, done: null, name: '', link: null }

/** One asks, another agrees or refuses: each shows anew who they are before a right is given. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const told = (field: string) => (String(typed[field] ?? '').trim() ? { [field]: typed[field] } : {})
  if (typed.agree !== undefined) {
    const sent = await attempt(arrival, agreeTrustedPost, { request: typed.agree }, typed)
    if (!sent.ok) return data({ ...quiet, ...sent.refused, typed }, { status: sent.status })
    return data({ ...quiet, done: 'given' as const, name: typed[`name-${typed.agree}`] ?? '', link: sent.answer.link && linkHere(arrival, sent.answer.link.token) })
  }
  const sent = typed.drop !== undefined ? await attempt(arrival, dropTrustedPost, { request: typed.drop, reason: typed[`reason-${typed.drop}`] }, typed)
    : await attempt(arrival, askTrustedPost, { role: typed.role, area: typed.area, from: typed.from, language: arrival.params.lang, ...told('person'), ...told('name'), ...told('to') }, typed)
  return sent.ok ? data({ ...quiet, done: typed.drop !== undefined ? 'dropped' as const : 'asked' as const }) : data({ ...quiet, ...sent.refused, typed }, { status: sent.status })
}

/** Who holds a post of trust and by whose word, what waits for a second person, and how somebody comes to hold one: one asks, another agrees. */
export default function TrustedPosts({ loaderData: { posts, waiting, refused, founding, areas, levels, asks, answers, people, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const place = (role: string, area: string) => [say.any(`people.role-${role}`), named(areas.find(({ id }) => id === area)?.names ?? {}, say.language)].filter(Boolean).join(', ')
  const console_ = say('station.door-at-the-console')
  const word = ({ by, askedBy, agreedBy }: (typeof posts)[number]) => (by === 'console' ? console_ : by === 'founder' ? say('station.trusted-by-founder', { name: askedBy ?? console_ }) : say('station.trusted-by-two', { asked: askedBy ?? console_, agreed: agreedBy ?? console_ }))
  return (
    <>
      <Back to={`/${say.language}/station/posts`}>{say('station.posts-all')}</Back>
      <h1>{say('station.trusted-posts')}</h1>
      <p className="lead">{say('station.trusted-lead', { roles: new Intl.ListFormat(say.language).format(trustedRoles.map((role) => say.any(`people.role-${role}`))) })}</p>
      {no?.done && <Notice kind="done" title={say(`station.trusted-${no.done}`)}>{no.link && <p>{say('station.trusted-link-yours')}</p>}</Notice>}
      {no?.link && <MadeLink title={say('station.link-made', { name: no.name })} link={no.link} />}
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {founding && <FoundingRuns {...founding} />}
      <WaitingPosts waiting={waiting} place={place} answers={answers} typed={no?.typed ?? {}} />
      {posts.length === 0 ? <p>{say('station.trusted-none')}</p> : (
        <Table caption={say('station.trusted-held')} columns={[{ title: say('station.holder') }, { title: say('station.post') }, { title: say('station.from') }, { title: say('station.post-until') }, { title: say('station.trusted-by') }]}
          rows={posts.map((one) => ({ key: `${one.post} ${one.person} ${one.from}`, cells: [<a key="to" href={`/${say.language}/station/posts/${one.post}`}>{one.name}</a>, place(one.role, one.area), say.day(one.from), one.to ? say.day(one.to) : '–', word(one)] }))} />
      )}
      {refused.length > 0 && (
        <Table caption={say('station.trusted-refused')} columns={[{ title: say('station.name') }, { title: say('station.post') }, { title: say('station.trusted-asked-by') }, { title: say('station.trusted-refused-by') }, { title: say('station.trusted-reason') }]}
          rows={refused.map(({ request, name, role, area, askedBy, refusedBy, refusedAt, reason }) => ({ key: request, cells: [name, place(role, area), askedBy ?? console_, `${refusedBy ?? console_}, ${say.day(refusedAt.slice(0, 10))}`, say(`people.refused-${reason}`)] }))} />
      )}
      {asks && <AskTrusted people={people} areas={levels.map(({ id, names }) => [id, named(names, say.language)] as const)} typed={no?.typed ?? {}} errors={errors} today={today} />}
    </>
  )
}
