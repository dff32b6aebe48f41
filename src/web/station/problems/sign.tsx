import { redirect } from 'react-router'
import { desk, signAnalysis } from '#domains/problems/index.ts'
import { zone } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, ctxOf, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { ZoneProblems } from './zone-problems.tsx'
import type { Route } from './+types/sign'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('problems.sign'))

export async function loader(arrival: Route.LoaderArgs | Route.ActionArgs) {
  const { zone: id } = await ask(arrival, zone, { slug: arrival.params.zone })
  const wave = new URL(arrival.request.url).searchParams.get('wave')
  const laid = await ask(arrival, desk, { zone: id, ...(wave && { wave }) })
  return { laid, mine: may('problems.sign-analysis', (await ctxOf(arrival)).actor, laid.zone) }
}

export async function action(arrival: Route.ActionArgs) {
  const { laid } = await loader(arrival)
  const sent = await submit(arrival, signAnalysis, () => ({ zone: laid.zone.zone, wave: laid.wave?.wave }))
  return sent.ok ? redirect(`/${arrival.params.lang}/station/zones/${laid.zone.slug}/desk?wave=${laid.wave!.wave}`) : refusal(sent)
}

/** The last look before an analyst signs: what is missing first, then what is signed. */
export default function Sign({ loaderData: { laid, mine }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const { missing: { lacking, advised }, signed, problems } = laid
  const here = `/${say.language}/station`
  return (
    <>
      <Back to={`${here}/zones/${laid.zone.slug}/desk${laid.wave ? `?wave=${laid.wave.wave}` : ''}`}>{say('problems.desk-of', { zone: named(laid.zone.names, say.language) })}</Back>
      <h1>{say('problems.sign-of', { zone: named(laid.zone.names, say.language) })}</h1>
      {no && <ErrorSummary errors={{}} general={say.any(no.code, no.values)} />}
      {signed ? <Notice title={say('problems.signed-by', { name: signed.signedBy, day: say.day(signed.signedOn) })} /> : lacking.length > 0 ? (
        <Notice kind="stop" title={say('problems.missing-count', { missing: lacking.length })}>
          <ul>{lacking.map(({ problem, words, what }) => <li key={`${problem} ${what}`}>{problem ? <a href={`${here}/problems/${problem}`}>{say('problems.of-lacks', { problem: words!, what: say.any(`problems.lacks-${what}`) })}</a> : say('problems.lacks-problem')}</li>)}</ul>
        </Notice>
      ) : <Notice kind="done" title={say('problems.nothing-missing')} />}
      {!signed && advised.length > 0 && <p className="quiet">{say('problems.would-be-good', { what: say.list(advised.map((what) => say.any(`problems.advice-${what}`))) })}</p>}
      <ZoneProblems problems={problems} />
      {!signed && lacking.length === 0 && mine && <form method="post"><p>{say('problems.what-signing-means')}</p><Button grave>{say('problems.sign-it')}</Button></form>}
    </>
  )
}
