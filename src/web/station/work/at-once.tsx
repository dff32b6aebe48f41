import { data, redirect } from 'react-router'
import { organisations } from '#domains/partners/index.ts'
import { postsOfZones } from '#domains/people/index.ts'
import { planAction } from '#domains/plans/index.ts'
import { approaches, methods } from '#domains/plans/words.ts'
import { problem } from '#domains/problems/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import type { Route } from './+types/at-once'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.work-at-once'))

export async function loader(arrival: Route.LoaderArgs) {
  const { problem: it, zone } = await ask(arrival, problem, { problem: arrival.params.problem })
  const { posts } = await ask(arrival, postsOfZones, { commissariat: zone.commissariat })
  const known = (await ask(arrival, organisations, { commissariat: zone.commissariat })).organisations
  const { now } = await ctxOf(arrival)
  return {
    words: it.words, today: now.toISOString().slice(0, 10),
    posts: posts.filter((post) => post.closedOn === null && post.zone === zone.zone && post.holder !== null).map(({ id, title, role, holder }) => ({ id, title, role, holder: holder?.name ?? '' })),
    organisations: known.filter(({ leftOn }) => leftOn === null).map(({ organisation, name }) => ({ organisation, name })),
  }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, problem: of } = arrival.params
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const [kind, owner] = (typed.owner ?? '').split(' ')
  const asked = {
    problem: of, words: String(typed.words ?? '').trim() ? { [lang]: typed.words } : {}, method: typed.method, approach: typed.approach, from: typed.from, due: typed.due,
    ...(kind === 'post' ? { owner: { post: owner } } : kind === 'organisation' ? { owner: { organisation: owner } } : {}), ...(String(typed.resources ?? '').trim() && { resources: typed.resources }),
  }
  const sent = await attempt(arrival, planAction, asked, typed)
  if (sent.ok) return redirect(`/${lang}/station/actions/${sent.answer.action}`)
  return data({ ...sent.refused, fields: Object.fromEntries(Object.entries(sent.refused.fields).map(([field, code]) => [field.replace(/^(words|owner)\..*$/, '$1'), code])), typed }, { status: sent.status })
}

/** Something is begun at once, straight from a finding: no plan has to be waited for. */
export default function AtOnce({ loaderData: { words, posts, organisations: known, today }, actionData: no, params }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = no?.typed ?? {}
  const owners = [...posts.map(({ id, title, role, holder }) => [`post ${id}`, `${title ? named(title, say.language) : say.any(`people.role-${role}`)}, ${holder}`] as const), ...say.inOrder(known).map(({ organisation, name }) => [`organisation ${organisation}`, name] as const)]
  return (
    <>
      <Back to={`/${say.language}/station/problems/${params.problem}`}>{words}</Back>
      <h1>{say('station.work-at-once')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.work-at-once-lead')}</p>
      <form method="post">
        <TextField name="words" label={say('station.work-what-is-begun')} hint={say('station.work-what-is-begun-hint')} value={typed.words} error={errors.words} />
        <Select name="owner" label={say('station.work-who-does-it')} none={say('station.choose')} options={owners} chosen={typed.owner ?? (posts.length === 1 ? `post ${posts[0]!.id}` : undefined)} error={errors.owner} />
        <DateField name="from" label={say('station.work-begins-on')} value={typed.from ?? today} error={errors.from} />
        <DateField name="due" label={say('station.work-done-by')} value={typed.due} error={errors.due} />
        <Select name="method" label={say('station.work-method')} none={say('station.choose')} options={methods.map((method) => [method, say.any(`plans.method-${method}`)] as const)} chosen={typed.method} error={errors.method} />
        <Choice name="approach" label={say('station.work-approach')} inline options={approaches.map((approach) => ({ value: approach, words: say.any(`plans.approach-${approach}`) }))} chosen={typed.approach ?? 'prevention'} error={errors.approach} />
        <TextField name="resources" label={say('station.work-what-it-takes')} hint={say('station.work-what-it-takes-hint')} value={typed.resources} error={errors.resources} />
        <Button>{say('station.work-begin-it')}</Button>
      </form>
    </>
  )
}
