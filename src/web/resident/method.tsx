import { speak } from '#web/say.ts'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/method'

export const headers = everybody

const paragraphs = ['web.method-1', 'web.method-2', 'web.method-3', 'web.method-4', 'web.method-5', 'web.method-6', 'web.method-7', 'web.method-8'] as const

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.method-title'))

/** How the numbers of these pages come about, for whoever wants to judge them. */
export default function Method() {
  const say = useSay()
  return <><h1>{say('web.method-title')}</h1>{paragraphs.map((key) => <p key={key}>{say(key)}</p>)}<p>{say('web.method-examples')} <a href={`/${say.language}/examples`}>{say('web.examples-title')}</a></p></>
}
