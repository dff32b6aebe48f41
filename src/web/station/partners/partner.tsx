import { data, redirect } from 'react-router'
import { inviteToSignIn, leavePost, letIn, postsOfZones } from '#domains/people/index.ts'
import { organisation } from '#domains/partners/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, typedIn, type Arrival, type Submitted } from '#web/http/ctx.ts'
import { Back } from '#web/ui/back.tsx'
import { Start } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { AgreementList } from './agreement-list.tsx'
import { keepsFor } from './keeps-for.ts'
import { PartnerPeople } from './partner-people.tsx'
import { linkHere } from '../door/link-here.ts'
import { MadeLink } from '../door/made-link.tsx'
import type { Route } from './+types/partner'

export const meta: Route.MetaFunction = ({ loaderData }) => titled(loaderData?.organisation.name ?? '')

export async function loader(arrival: Route.LoaderArgs) {
  const { now, actor } = await ctxOf(arrival)
  const known = await ask(arrival, organisation, { organisation: arrival.params.organisation })
  const place = { directorate: known.organisation.directorate, commissariat: known.organisation.commissariat, role: 'partner' }
  const { areas } = await keepsFor(arrival)
  return {
    ...known, posts: await postsOf(arrival, known.organisation), areaNames: areas.find(({ id }) => id === place.commissariat)?.names ?? null, today: now.toISOString().slice(0, 10),
    keeps: may('partners.describe-organisation', actor, place), letsIn: may('people.let-in', actor, place), invites: may('people.invite-to-sign-in', actor, place),
  }
}

async function postsOf(arrival: Arrival, { organisation: area, commissariat }: { organisation: string; commissariat: string | null }) {
  const { posts } = await ask(arrival, postsOfZones, commissariat ? { commissariat } : {})
  return posts.filter((post) => post.area === area && post.closedOn === null)
}

/** Lets somebody in, or makes a new link: the link is in the answer and nowhere else. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const { lang, organisation: area } = arrival.params
  const no = ({ refused, status }: Extract<Submitted<unknown>, { ok: false }>) => data({ ...refused, typed, link: null, name: null }, { status })
  if (typed.intent === 'leave') {
    const left = await attempt(arrival, leavePost, { post: typed.post, on: typed.on }, typed)
    return left.ok ? redirect(`/${lang}/station/partners/${area}`) : no(left)
  }
  const known = (await ask(arrival, organisation, { organisation: area })).organisation
  const vacant = (await postsOf(arrival, known)).find(({ holder, role }) => holder === null && role === 'partner')?.id
  const title = String(typed.title ?? '').trim() ? { title: { [lang]: typed.title } } : {}
  const came = typed.intent === 'link' ? null : await attempt(arrival, letIn, { name: typed.name, language: lang, role: 'partner', area, from: typed.from, ...title, ...(vacant && { post: vacant }) }, typed)
  if (came && !came.ok) return no(came)
  const sent = await attempt(arrival, inviteToSignIn, { person: came ? came.answer.person : typed.person }, typed)
  return sent.ok ? { code: null, fields: {}, values: {}, typed: {} as Record<string, string>, link: linkHere(arrival, sent.answer.token), name: typed.name ?? '' } : no(sent)
}

/** One organisation: what it is and offers, its agreements, and the people who speak for it. */
export default function Partner({ loaderData: { organisation: one, agreements, posts, areaNames, today, keeps, letsIn, invites }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const { phone, email, web } = one.channels
  const here = `/${say.language}/station/partners/${one.organisation}`
  const gone = one.leftOn !== null && one.leftOn <= today
  const rows = [
    { key: 'sector', term: say('partners.sector'), says: say.any(`partners.sector-${one.sector}`) },
    { key: 'area', term: say('partners.works-with'), says: areaNames ? named(areaNames, say.language) : say('partners.whole-directorate') },
    { key: 'since', term: say('partners.since'), says: say.day(one.sinceOn) },
    ...(one.offers ? [{ key: 'offers', term: say('partners.offers'), says: one.offers }] : []),
    ...(phone ? [{ key: 'phone', term: say('partners.phone'), says: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> }] : []),
    ...(email ? [{ key: 'email', term: say('partners.email'), says: <a href={`mailto:${email}`}>{email}</a> }] : []),
    ...(web ? [{ key: 'web', term: say('partners.web'), says: web }] : []),
  ]
  return (
    <>
      <Back to={`/${say.language}/station/partners`}>{say('partners.partners')}</Back>
      <h1>{one.name}</h1>
      {no?.link && <MadeLink title={say('station.link-made', { name: no.name ?? '' })} link={no.link} />}
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {one.leftOn && <Notice title={say('partners.left-on', { day: say.day(one.leftOn) })} />}
      <SummaryList rows={rows} />
      {keeps && <p><a href={`${here}/edit`}>{say('partners.describe')}</a></p>}
      <h2>{say('partners.agreements')}</h2>
      <AgreementList agreements={agreements} here={here} today={today} empty={keeps ? say('partners.no-agreement-yet') : say('partners.no-agreement-seen')} />
      {keeps && !gone && <p><Start to={`${here}/agreements/new`}>{say('partners.keep-agreement')}</Start></p>}
      <h2>{say('partners.people')}</h2>
      <PartnerPeople posts={posts} typed={no?.typed ?? {}} errors={errors} today={today} letsIn={letsIn && !gone} invites={invites && !gone} />
    </>
  )
}
