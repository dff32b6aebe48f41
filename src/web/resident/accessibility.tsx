import { speak } from '#web/say.ts'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/accessibility'

export const headers = everybody

const paragraphs = ['web.accessibility-1', 'web.accessibility-2', 'web.accessibility-3'] as const

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.accessibility-title'))

/** For whom these pages work, and what to do where they do not. */
export default function Accessibility() {
  const say = useSay()
  return <><h1>{say('web.accessibility-title')}</h1>{paragraphs.map((key) => <p key={key}>{say(key)}</p>)}</>
}
