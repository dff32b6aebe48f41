import { data, redirect } from 'react-router'
import { desk, mapPlace, nameProblem, noteConversation, noteInformation } from '#domains/problems/index.ts'
import { plans } from '#domains/plans/index.ts'
import { zone } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, attempt, ctxOf, typedIn, type Submitted } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { Conversations } from '../heard/conversations.tsx'
import { KeyPersons } from '../heard/key-persons.tsx'
import { fieldsOfTalk, talkTyped } from '../heard/said-typed.ts'
import { ConcernsTable } from './concerns-table.tsx'
import { asAsked, asTyped } from './form-names.ts'
import { Heard } from './heard.tsx'
import { RecordedTable } from './recorded-table.tsx'
import { SocialMap } from './social-map.tsx'
import { TheGap } from './the-gap.tsx'
import { WhatIsLeft } from './what-is-left.tsx'
import { ZoneProblems } from './zone-problems.tsx'
import type { Route } from './+types/desk'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? speak(params.lang)('problems.desk-of', { zone: named(loaderData.laid.zone.names, params.lang) }) : speak(params.lang)('problems.desk'))

export async function loader(arrival: Route.LoaderArgs | Route.ActionArgs) {
  const { zone: id } = await ask(arrival, zone, { slug: arrival.params.zone })
  const wanted = new URL(arrival.request.url).searchParams
  const given: Record<string, string> = Object.fromEntries(['wave', 'adults', 'perHousehold'].flatMap((name) => (wanted.get(name) ? [[name, wanted.get(name)!] as const] : [])))
  const laid = await ask(arrival, desk, { zone: id, ...given, ...(given.adults && { adults: Number(given.adults) / 100 }), ...(given.perHousehold && { perHousehold: Number(given.perHousehold.replace(',', '.')) }) })
  const { actor, now } = await ctxOf(arrival)
  const subject = { ...laid.zone, zone: laid.zone.zone }
  const open = laid.wave !== null && laid.signed === null
  return {
    laid, today: now.toISOString().slice(0, 10), plan: laid.signed && (await ask(arrival, plans, { zone: id })).plans.find(({ state, wave, publishedOn }) => state !== 'closed' || (publishedOn !== null && wave.wave === laid.wave?.wave))?.plan,
    may: {
      name: open && may('problems.name-problem', actor, subject), note: may('problems.note-information', actor, subject), map: may('problems.map-place', actor, subject), talk: laid.wave !== null && may('problems.note-conversation', actor, subject),
      sign: open && may('problems.sign-analysis', actor, subject), rank: open && actor.kind === 'person' && actor.posts.some(({ role, area }) => role === 'zone-officer' && (area === subject.zone || area === subject.commissariat)),
      plan: may('plans.draft-plan', actor, subject),
    },
  }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const asked = asAsked(typed)
  const no = <R,>(sent: Extract<Submitted<R>, { ok: false }>) => data({ ...sent.refused, fields: asTyped(typed.intent, sent.refused.fields), typed }, { status: sent.status })
  const { laid } = await loader(arrival)
  const here = { zone: laid.zone.zone }, lang = arrival.params.lang
  if (typed.intent === 'name') {
    const sent = await attempt(arrival, nameProblem, { ...here, wave: laid.wave?.wave, words: asked.words, question: asked.question, category: asked.category }, typed)
    return sent.ok ? redirect(`/${lang}/station/problems/${sent.answer.problem}`) : no(sent)
  }
  if (typed.intent === 'talk') {
    const sent = await attempt(arrival, noteConversation, { ...here, wave: laid.wave?.wave, ...talkTyped(typed) }, typed)
    return sent.ok ? redirect(`/${lang}/station/zones/${laid.zone.slug}/desk?wave=${laid.wave?.wave ?? ''}#conversations`) : data({ ...sent.refused, fields: fieldsOfTalk(sent.refused.fields, typed), typed }, { status: sent.status })
  }
  const sent = typed.intent === 'note' ? await attempt(arrival, noteInformation, { ...here, ...asked, official: asked.official === 'yes', address: asked.address || undefined, problem: asked.problem || undefined }, typed)
    : await attempt(arrival, mapPlace, { ...here, ...asked, gone: asked.intent === 'gone' }, typed)
  const part = typed.intent === 'note' ? 'heard' : 'social-map'
  return sent.ok ? redirect(`/${lang}/station/zones/${laid.zone.slug}/desk${laid.wave ? `?wave=${laid.wave.wave}` : ''}#${part}`) : no(sent)
}

/** The desk of a zone: what residents say, what is recorded, what its officers think, what was heard and what lies where; what is left to do stands on top. */
export default function DeskPage({ loaderData: { laid, may: mine, today, plan }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const home = `/${say.language}/station/zones/${laid.zone.slug}`
  const typed = (intent: string): Record<string, string> => (no?.typed.intent === intent ? no.typed : {})
  const open = (intent: string) => (no?.typed.intent === intent ? errors : {})
  return (
    <>
      <Back to={home}>{named(laid.zone.names, say.language)}</Back>
      <h1>{say('problems.desk-of', { zone: named(laid.zone.names, say.language) })}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p><a href={`${home}/cycle`}>{say('station.cycle-of', { zone: named(laid.zone.names, say.language) })}</a></p>
      {laid.wave === null ? <Notice title={say('problems.nothing-to-analyse')}><p>{say('problems.nothing-to-analyse-why')}</p></Notice> : (
        <>
          <p className="lead">{say('problems.desk-lead', { wave: named(laid.wave.names, say.language), answers: laid.answers })}</p>
          {laid.waves.length > 1 && <p>{say('problems.waves')} {laid.waves.map(({ wave, names }, at) => <span key={wave}>{at > 0 && ' · '}{wave === laid.wave!.wave ? <b>{named(names, say.language)}</b> : <a href={`${home}/desk?wave=${wave}`}>{named(names, say.language)}</a>}</span>)}</p>}
          <WhatIsLeft laid={laid} may={mine} plan={plan ?? null} />
          <ZoneProblems problems={laid.problems} />
          {mine.name && (
            <details className="fold" open={no?.typed.intent === 'name'}>
              <summary>{say('problems.name-another')}</summary>
              <form method="post"><TextField name="called" label={say('problems.what-is-the-problem')} hint={say('problems.what-is-the-problem-hint')} value={typed('name').called} error={open('name').called} /><Button name="intent" value="name">{say('problems.name-it')}</Button></form>
            </details>
          )}
          <ConcernsTable laid={laid} mayName={mine.name} />
          <TheGap laid={laid} />
          <KeyPersons laid={laid} />
          <RecordedTable laid={laid} mayName={mine.name} />
        </>
      )}
      <Conversations laid={laid} may={mine.talk} typed={typed('talk')} errors={open('talk')} today={today} />
      <Heard information={laid.information} problems={laid.problems} may={mine.note} typed={typed('note')} errors={open('note')} today={today} />
      <SocialMap places={laid.places} may={mine.map} typed={typed('map')} errors={open('map')} />
    </>
  )
}
