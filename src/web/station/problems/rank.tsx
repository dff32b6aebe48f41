import { redirect } from 'react-router'
import { desk, rankConcerns } from '#domains/problems/index.ts'
import { zone } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/rank'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('problems.rank'))

export async function loader(arrival: Route.LoaderArgs | Route.ActionArgs) {
  const { zone: id } = await ask(arrival, zone, { slug: arrival.params.zone })
  const wave = new URL(arrival.request.url).searchParams.get('wave')
  const { zone: here, wave: asked, officers, concerns } = await ask(arrival, desk, { zone: id, ...(wave && { wave }) })
  return { here, wave: asked?.wave ?? null, mine: officers.mine, concerns: concerns.map(({ question, names }) => ({ question, names })).toSorted((a, b) => a.question.localeCompare(b.question, 'en', { numeric: true })) }
}

export async function action(arrival: Route.ActionArgs) {
  const { here, wave } = await loader(arrival)
  const sent = await submit(arrival, rankConcerns, (typed) => ({ zone: here.zone, wave: wave ?? undefined, concerns: Object.entries(typed).filter(([name, value]) => name.startsWith('place-') && value !== '').map(([, value]) => value) }))
  return sent.ok ? redirect(`/${arrival.params.lang}/station/zones/${here.slug}/desk${wave ? `?wave=${wave}` : ''}`) : refusal(sent)
}

/** An officer puts the concerns in an order of their own, before or after looking at what residents say: the first three are enough. */
export default function Rank({ loaderData: { here, mine, concerns }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const typed = (no?.typed ?? {}) as Record<string, string>
  const error = no ? say.any(no.fields.concerns ?? no.fields.officer ?? no.code, no.values) : undefined
  const place = (at: number) => <Select key={at} name={`place-${at + 1}`} label={say('problems.place-number', { place: at + 1 })} none={say('problems.leave-open')} options={concerns.map(({ question, names }) => [question, named(names, say.language)] as const)} chosen={typed[`place-${at + 1}`] ?? mine?.[at]} error={at === 0 ? error : undefined} />
  const places = concerns.map((_, at) => at)
  return (
    <>
      <Back to={`/${say.language}/station/zones/${here.slug}/desk`}>{say('problems.desk-of', { zone: named(here.names, say.language) })}</Back>
      <h1>{say('problems.rank-of', { zone: named(here.names, say.language) })}</h1>
      {error && <ErrorSummary errors={{ 'place-1': error }} />}
      <p className="lead">{say('problems.rank-lead')}</p>
      <form method="post">
        {places.slice(0, 3).map(place)}
        {places.length > 3 && <details className="fold" open={(mine?.length ?? 0) > 3}><summary>{say('problems.rank-the-rest')}</summary>{places.slice(3).map(place)}</details>}
        <Button>{say('problems.keep-order')}</Button>
      </form>
    </>
  )
}
