import { data } from 'react-router'
import { openPost, postsOfArea } from '#domains/people/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { may } from '#frame/allow.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '#web/root.tsx'
import { fieldErrors } from '../field-errors.ts'
import { AskedFor } from './asked-for.tsx'
import { alone, letInOrAsk } from './let-in-or-ask.ts'
import { NewPost } from './new-post.tsx'
import { postsAtHand } from './posts-at-hand.ts'
import { MadeLink } from '../door/made-link.tsx'
import type { Route } from './+types/posts'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.posts-all'))

/** A commander sees the posts of the commissariat; who is above it chooses an area. */
export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await ctxOf(arrival)
  const { areas, given, over, today, mine } = await postsAtHand(arrival)
  const asked = new URL(arrival.request.url).searchParams
  const above = actor.kind === 'person' && actor.posts.some(({ area }) => area === mine)
  const home = actor.kind === 'person' ? (actor.posts.find(({ role }) => role === 'commander')?.area ?? mine) : mine
  const trusted = may('people.trusted-posts', actor, { directorate: mine })
  const choices = above ? areas : areas.filter(({ commissariat }) => commissariat === home)
  const area = choices.find(({ id }) => id === asked.get('area'))?.id ?? (above ? mine : home)
  const { posts } = await ask(arrival, postsOfArea, { area })
  const closed = asked.get('closed') === 'yes'
  return { trusted, founds: trusted && (await alone(arrival, 'admin')), areas, choices, given, over, today, area, closed, posts: posts.filter(({ closedOn }) => closed || closedOn === null || closedOn > today) }
}

/** With a name, somebody is let into the new post and gets a link, or a post of trust is asked for; without one it is opened and waits for its holder. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const none = { code: null, fields: {}, values: {}, typed: {} as Record<string, string>, link: null, mailed: false, opened: false, asked: false, name: typed.name ?? '' }
  if (!String(typed.name ?? '').trim()) {
    const opened = await attempt(arrival, openPost, { role: typed.role, area: typed.area, from: typed.from }, typed)
    return opened.ok ? data({ ...none, opened: true }) : data({ ...none, ...opened.refused, typed }, { status: opened.status })
  }
  const sent = await letInOrAsk(arrival, typed)
  return sent.ok ? data({ ...none, mailed: sent.mailed, link: sent.link, asked: sent.asked }) : data({ ...none, ...sent.refused, typed }, { status: sent.status })
}

/** All posts of an area: who holds them, from when to when, who follows, and which are vacant. */
export default function Posts({ loaderData: { trusted, founds, areas, choices, given, over, today, area, closed, posts }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const name = (id: string) => named(areas.find((one) => one.id === id)?.names ?? {}, say.language)
  return (
    <>
      {given.includes('admin') && <Back to={`/${say.language}/station/setting-up`}>{say('station.setting-up')}</Back>}
      <h1>{say('station.posts-all')}</h1>
      <p className="lead">{say('station.posts-lead')}</p>
      {no?.link && <MadeLink title={say('station.link-made', { name: no.name })} link={no.link} />}
      {no?.mailed && <Notice kind="done" title={say('station.link-mailed', { name: no.name })}><p>{say('station.link-mailed-lead')}</p></Notice>}
      {no?.asked && <AskedFor />}
      {no?.opened && <Notice kind="done" title={say('station.post-opened')} />}
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {(given.length > 0 || trusted) && (
        <ul className="plain">
          {given.length > 0 && <li><a href="#new-post">{say('station.post-open')}</a></li>}
          {trusted && <li><a href={`/${say.language}/station/posts/trusted`}>{say('station.trusted-posts')}</a></li>}
        </ul>
      )}
      <form method="get">
        <Select name="area" label={say('station.area')} options={choices.map(({ id }) => [id, name(id)] as const)} chosen={area} />
        <p><label><input type="checkbox" name="closed" value="yes" defaultChecked={closed} /> {say('station.posts-closed-too')}</label></p>
        <Button quiet>{say('station.show')}</Button>
      </form>
      <Table caption={say('station.posts-of', { area: name(area) })} columns={[{ title: say('station.post') }, { title: say('station.area') }, { title: say('station.holder') }, { title: say('station.from') }, { title: say('station.post-until') }, { title: say('station.post-next') }]}
        rows={posts.map(({ post, role, area: at, title, holder, next, vacantSince, closedOn }) => ({ key: post, cells: [
          <a key="to" href={`/${say.language}/station/posts/${post}`}>{title ? named(title, say.language) : say.any(`people.role-${role}`)}</a>, name(at) || '–',
          holder?.name ?? (closedOn !== null ? say('station.post-closed-on', { day: say.day(closedOn) }) : vacantSince ? say('station.vacant-since', { day: say.day(vacantSince) }) : say('station.vacant')),
          holder ? say.day(holder.from) : '–', holder?.to ? say.day(holder.to) : '–', next ? `${next.name}, ${say.day(next.from)}` : '–',
        ] }))} />
      {given.length > 0 && <NewPost roles={given} areas={over.map(({ id }) => [id, name(id)] as const)} typed={no?.typed ?? {}} errors={errors} today={today} area={area} alone={founds} />}
    </>
  )
}
