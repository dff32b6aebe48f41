import { speak } from '#web/say.ts'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/privacy'

export const headers = everybody

const paragraphs = ['web.privacy-1', 'web.privacy-2', 'web.privacy-3', 'web.privacy-4', 'web.privacy-5'] as const

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.privacy-title'))

/** What is kept of whom, and what is not. */
export default function Privacy() {
  const say = useSay()
  return <><h1>{say('web.privacy-title')}</h1>{paragraphs.map((key) => <p key={key}>{say(key)}</p>)}<p><a href={`/${say.language}/record`}>{say('record.heads')}</a></p></>
}
