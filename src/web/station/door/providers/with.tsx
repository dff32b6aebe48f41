import { data, redirect } from 'react-router'
import { errand } from '#domains/people/index.ts'
import { errandsFor } from '#domains/people/words.ts'
import { ask, visitorOf } from '#web/http/ctx.ts'
import { errandBegins } from './errand-cookie.ts'
import { contentPolicyTo } from '#web/http/headers.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/with'

/** Sends the browser to a provider: at once where it takes questions in the address, by a button where it takes them by a form. */
export async function loader(arrival: Route.LoaderArgs) {
  const { lang, provider } = arrival.params
  const { searchParams } = new URL(arrival.request.url)
  const errandFor = errandsFor.find((one) => one === searchParams.get('for')) ?? 'sign-in'
  const { session } = await visitorOf(arrival)
  if (errandFor !== 'sign-in' && session === null) throw redirect(`/${lang}/sign-in`)
  const asked = await ask(arrival, errand, { provider, errandFor, language: lang, to: searchParams.get('to') ?? undefined, ...(errandFor !== 'sign-in' && session !== null && { session }) })
  const cookie = errandBegins(arrival.request, errandFor, asked.errand)
  if (asked.fields.length === 0) throw redirect(asked.address, { headers: { 'set-cookie': cookie } })
  return data({ address: asked.address, fields: asked.fields, host: new URL(asked.address).host }, { headers: { 'set-cookie': cookie, 'content-security-policy': contentPolicyTo(asked.address) } })
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.sign-in'))

export default function With({ loaderData: { address, fields, host } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/sign-in`}>{say('station.sign-in')}</Back>
      <h1>{say('station.door-to-provider')}</h1>
      <p className="lead">{say('station.door-to-provider-lead', { host })}</p>
      <form method="post" action={address}>
        {fields.map(({ name, value }) => <input key={name} type="hidden" name={name} value={value} />)}
        <Button>{say('station.door-go-on')}</Button>
      </form>
    </>
  )
}
