import { data, redirect } from 'react-router'
import { asserted } from '#domains/people/index.ts'
import { languages, type Language } from '#domains/territory/words.ts'
import { attempt, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { titled } from '#web/ui/titled.ts'
import { NotIn } from './back.tsx'
import type { Route } from './+types/saml'

/** The one address that another site's page posts to. It looks at what was posted, and sends the browser on to where its own errand is wanted; nobody is let in here. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const [, language = 'en', provider = ''] = /^([a-z]{2})\.([0-9a-f-]{36})$/.exec(typed.RelayState ?? '') ?? []
  const lang = languages.includes(language as Language) ? language : 'en'
  const came = await attempt(arrival, asserted, { response: typed.SAMLResponse ?? '', provider }, {})
  if (came.ok) return redirect(`/${lang}/sign-in/back?asserted=${came.answer.asserted}`, 303)
  return data({ no: came.refused.code === 'frame.invalid' ? { ...came.refused, code: 'people.asserted-unreadable' } : came.refused, lang }, { status: came.status })
}


export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.sign-in'))

/** The address has one language, whoever comes another: what is wrong is said in theirs. */
export default function Posted({ actionData: came, params }: Route.ComponentProps) {
  const { lang, no } = came ?? { lang: params.lang, no: { code: 'people.errand-over', fields: {}, values: {} } }
  return <div lang={lang}><NotIn no={no} say={speak(lang)} /></div>
}
