import { createContext, data, redirect } from 'react-router'
import { signOut, wayOut } from '#domains/people/index.ts'
import { named } from '#domains/territory/words.ts'
import { Refusal } from '#frame/refusal.ts'
import { sessionOver } from '#web/http/at-work/works.ts'
import { ctxOf } from '#web/http/ctx.ts'
import { contentPolicyTo } from '#web/http/headers.ts'
import { sessionEnds, sessionOf } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/sign-out'

/** Was the page asked for by signing out? */
const signingOut = createContext(false)

/** Ends the session here and in the store. Whoever came in at a provider is shown the way to sign out there too; everybody else the start. */
export async function action(arrival: Route.ActionArgs) {
  const session = sessionOf(arrival.request), { lang } = arrival.params
  const asking = await ctxOf(arrival)
  if (asking.session) sessionOver(asking.session)
  // A second tap comes with a session that the first has ended.
  const out = session === null ? null : await signOut(asking, { session }).catch((no: unknown) => { if (!(no instanceof Refusal)) throw no; return null })
  const ends = ['set-cookie', sessionEnds(arrival.request)] as [string, string]
  const way = out?.there ? await wayOut(asking, { there: out.there, language: lang }).catch((no: unknown) => { if (!(no instanceof Refusal)) throw no; return null }) : null
  if (!way?.address) return redirect(`/${lang}`, { headers: [ends] })
  arrival.context.set(signingOut, true)
  return data({ address: way.address, fields: way.fields, name: named(way.names ?? {}, lang) }, { headers: [ends, ...(way.fields.length > 0 ? [['content-security-policy', contentPolicyTo(way.address)] as [string, string]] : [])] })
}

/** What a provider said of it afterwards; whoever comes by an address typed by hand is only shown the start. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  const there = new URL(request.url).searchParams.get('there')
  if (context.get(signingOut)) return { there: null }
  if (there !== 'not' && there !== 'unbelieved') throw redirect(`/${params.lang}`)
  return data({ there: there as 'not' | 'unbelieved' | null }, { status: there === 'not' ? 200 : 403 })
}

export const headers: Route.HeadersFunction = ({ loaderHeaders, actionHeaders, errorHeaders }) => errorHeaders ?? (actionHeaders.has('set-cookie') ? actionHeaders : loaderHeaders)

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.sign-out'))

export default function SignedOut({ loaderData: { there }, actionData: way }: Route.ComponentProps) {
  const say = useSay()
  if (way) {
    return (
      <>
        <h1>{say('station.door-out-here')}</h1>
        <p className="lead">{say('station.door-out-lead', { name: way.name })}</p>
        {way.fields.length === 0 ? <p><a className="button" href={way.address}>{say('station.door-out-there', { name: way.name })}</a></p> : (
          <form method="post" action={way.address}>
            {way.fields.map(({ name, value }) => <input key={name} type="hidden" name={name} value={value} />)}
            <Button>{say('station.door-out-there', { name: way.name })}</Button>
          </form>
        )}
        <p><a href={`/${say.language}`}>{say('station.door-out-no')}</a></p>
      </>
    )
  }
  return (
    <>
      <h1>{say('station.sign-out')}</h1>
      <Notice kind="stop" title={say(there === 'not' ? 'station.door-out-not-there' : 'people.out-not-believed')} />
      <p><a href={`/${say.language}`}>{say('station.door-out-start')}</a></p>
    </>
  )
}
