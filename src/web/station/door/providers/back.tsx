import { data, redirect } from 'react-router'
import { bindOwnIdentity, proveWithProvider, signInBeside, signInWithProvider } from '#domains/people/index.ts'
import { attempt, comingIn, refusal, typedIn } from '#web/http/ctx.ts'
import { errandEnds, errandOf } from './errand-cookie.ts'
import type { Refused } from '#web/http/refused.ts'
import { sessionBegins } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { within } from '../within.ts'
import type { Route } from './+types/back'

type Came = { readonly to: string | null; readonly half: string | null; readonly no: Refused | null }
const over = { code: 'people.errand-over', fields: {}, values: {} }

/** A browser comes back from a provider. What it was sent for is done here, by a deed that wants the errand and the answer; both are good once. */
export async function loader(arrival: Route.LoaderArgs) {
  const { request, params: { lang } } = arrival
  const kept = errandOf(request)
  if (kept === null || request.method !== 'GET') return told({ to: null, half: null, no: over }, 410)
  const { search, searchParams } = new URL(request.url)
  const asserted = searchParams.get('asserted')
  const brought = { errand: kept.errand, ...(asserted === null ? { query: search.slice(1) } : { asserted }) }
  const ends = errandEnds(request)
  if (kept.errandFor === 'prove') {
    const came = await attempt(arrival, proveWithProvider, brought, {})
    return came.ok ? told({ to: within(came.answer.to, lang), half: null, no: null }, 200, ends, sessionBegins(request, came.answer.session)) : told({ to: null, half: null, no: came.refused }, came.status, ends)
  }
  if (kept.errandFor === 'bind') {
    const came = await attempt(arrival, bindOwnIdentity, brought, {})
    return came.ok ? told({ to: `/${lang}${came.answer.first ? '/station' : '/sign-in/mine'}`, half: null, no: null }, 200, ends, sessionBegins(request, came.answer.session)) : told({ to: null, half: null, no: came.refused }, came.status, ends)
  }
  const came = await attempt(arrival, signInWithProvider, brought, {})
  if (!came.ok) return told({ to: null, half: null, no: came.refused }, came.status, ends)
  const { session, half } = came.answer
  return session === null ? told({ to: null, half, no: null }, 200, ends) : told({ to: `/${lang}/station`, half: null, no: null }, 200, ends, ...comingIn(arrival, session).map(([, cookie]) => cookie))
}

/** The session's cookie is not sent on a way that another site began, not even onwards from here: so this is a page that goes on by itself, and no redirect. */
function told(came: Came, status: number, ...cookies: readonly string[]) {
  return data(came, { status, headers: cookies.map((cookie): [string, string] => ['set-cookie', cookie]) })
}

/** A code of ours beside the provider's word. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const sent = await attempt(arrival, signInBeside, { half: typed.half, code: typed.code }, { half: typed.half ?? '' })
  return sent.ok ? redirect(`/${arrival.params.lang}/station`, { headers: comingIn(arrival, sent.answer.session) }) : refusal(sent)
}

export const headers: Route.HeadersFunction = ({ loaderHeaders, actionHeaders, errorHeaders }) => errorHeaders ?? (actionHeaders.has('set-cookie') ? actionHeaders : loaderHeaders)

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.sign-in'))

export default function CameBack({ loaderData: { to, half: fresh, no }, actionData: wrong }: Route.ComponentProps) {
  const say = useSay()
  const half = (wrong?.typed.half as string | undefined) ?? fresh
  const errors = fieldErrors(say, wrong?.fields, wrong?.values)
  if (to !== null) {
    return (
      <>
        <meta httpEquiv="refresh" content={`0;url=${to}`} />
        <h1>{say('station.door-you-are-in')}</h1>
        <p><a className="button" href={to}>{say('station.door-go-on')}</a></p>
      </>
    )
  }
  if (half !== null && half !== '') {
    return (
      <>
        <h1>{say('station.door-one-more')}</h1>
        <p className="lead">{say('station.door-one-more-lead')}</p>
        {wrong && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(wrong.code, wrong.values)} />}
        <form method="post" action={`/${say.language}/sign-in/back`}>
          <input type="hidden" name="half" value={half} />
          <TextField name="code" label={say('station.door-code')} hint={say('station.door-code-hint')} error={errors.code} width="short" inputMode="numeric" autoComplete="one-time-code" spellCheck={false} />
          <Button>{say('station.sign-in')}</Button>
        </form>
        <p><a href={`/${say.language}/sign-in`}>{say('station.door-other-way')}</a></p>
      </>
    )
  }
  return <NotIn no={no ?? over} say={say} />
}

/** Why somebody did not come in, and what they do next. */
export function NotIn({ no, say }: { readonly no: Refused; readonly say: ReturnType<typeof speak> }) {
  return (
    <>
      <h1>{say('station.door-not-in')}</h1>
      <Notice kind="stop" title={say.any(no.code, no.values)} />
      <p><a href={`/${say.language}/sign-in`}>{say('station.door-begin-again')}</a></p>
    </>
  )
}
