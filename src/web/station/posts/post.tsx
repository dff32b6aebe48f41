import { data, redirect } from 'react-router'
import { askTrustedPost, assignPost, closePost, handOverPost, inviteToSignIn, leavePost, postsOfArea } from '#domains/people/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { may } from '#frame/allow.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { alone } from './let-in-or-ask.ts'
import { PostForms } from './post-forms.tsx'
import { postsAtHand } from './posts-at-hand.ts'
import { linkHere } from '../door/link-here.ts'
import { MadeLink } from '../door/made-link.tsx'
import type { Route } from './+types/post'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.post'))

/** A commander asks for posts of the commissariat, whoever is above it for those of the directorate: what is not there for them is not found. */
export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival)
  const { areas, gives, people, today, mine } = await postsAtHand(arrival)
  const above = actor.kind === 'person' && may('people.posts-of-area', actor, { directorate: mine, commissariat: null })
  const home = actor.kind === 'person' ? (actor.posts.find(({ role }) => role === 'commander')?.area ?? mine) : mine
  const { posts: [post] } = await ask(arrival, postsOfArea, { area: above ? mine : home, post: /^[0-9a-f-]{36}$/.test(arrival.params.post) ? arrival.params.post : mine })
  if (!post) throw data({ code: 'people.no-such-post' }, { status: 404 })
  const over = areas.find(({ id }) => id === post.area), facts = { directorate: mine, commissariat: post.commissariat, role: post.role, country: over?.country ?? null }
  return { post, area: over?.names ?? {}, gives: gives(post.role, post.commissariat, facts.country), takes: may('people.leave-post', actor, facts), alone: await alone(arrival, post.role), people, today }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const { post } = arrival.params, until = typed.to ? { to: typed.to } : {}
  if (typed.intent === 'link') {
    const sent = await attempt(arrival, inviteToSignIn, { person: typed.person }, typed)
    return sent.ok ? data({ code: null, fields: {}, values: {}, typed, link: linkHere(arrival, sent.answer.token) }) : data({ ...sent.refused, typed, link: null }, { status: sent.status })
  }
  if (typed.intent === 'ask') {
    const asked = await attempt(arrival, askTrustedPost, { post, person: typed.person, from: typed.from, ...until }, typed)
    return asked.ok ? redirect(`/${arrival.params.lang}/station/posts/trusted`) : data({ ...asked.refused, typed, link: null }, { status: asked.status })
  }
  const sent = typed.intent === 'assign' ? await attempt(arrival, assignPost, { post, person: typed.person, from: typed.from, ...until }, typed)
    : typed.intent === 'hand-over' ? await attempt(arrival, handOverPost, { post, person: typed.person, on: typed.on, ...until }, typed)
    : typed.intent === 'close' ? await attempt(arrival, closePost, { post, on: typed.on }, typed)
    : await attempt(arrival, leavePost, { post, on: typed.on }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/posts/${post}`) : data({ ...sent.refused, typed, link: null }, { status: sent.status })
}

/** One post: who holds it and until when, who held it before, and what can be changed: it is handed over, left, ended or closed. */
export default function Post({ loaderData: { post, area, gives, takes, alone: givesAlone, people, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const { role, title, holder, next, past, openedOn, closedOn, vacantSince } = post
  const all = [...(next ? [next] : []), ...(holder ? [holder] : []), ...past]
  return (
    <>
      <Back to={`/${say.language}/station/posts`}>{say('station.posts-all')}</Back>
      <h1>{title ? named(title, say.language) : say.any(`people.role-${role}`)}</h1>
      {no?.link && <MadeLink title={say('station.link-made', { name: holder?.name ?? '' })} link={no.link} />}
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say.any(`people.role-${role}`)}{named(area, say.language) && `, ${named(area, say.language)}`}. {closedOn !== null ? say('station.post-closed-on', { day: say.day(closedOn) })
        : holder ? (holder.to ? say('station.held-until', { name: holder.name, day: say.day(holder.to) }) : say('station.held-by', { name: holder.name })) : vacantSince ? say('station.vacant-since', { day: say.day(vacantSince) }) : say('station.vacant')}</p>
      <Table caption={say('station.post-history', { day: say.day(openedOn) })} columns={[{ title: say('station.holder') }, { title: say('station.from') }, { title: say('station.post-until') }]}
        rows={all.map(({ person, name, from, to }) => ({ key: `${person} ${from}`, cells: [name, say.day(from), to ? say.day(to) : '–'] }))} />
      {takes && (closedOn === null || closedOn > today) && <PostForms gives={gives} alone={givesAlone} holder={holder} people={people} typed={no?.typed as Record<string, string> | undefined ?? {}} errors={errors} today={today} />}
    </>
  )
}
