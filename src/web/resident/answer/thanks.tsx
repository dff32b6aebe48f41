import { speak } from '#web/say.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/thanks'
import { HelpCard } from './help-card.tsx'

export const handle = { exit: true } satisfies Handle

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.thanks-title'))

/** The sheet is in. */
export default function Thanks() {
  const say = useSay()
  return <><h1>{say('web.thanks-title')}</h1><p className="lead">{say('web.thanks')}</p><HelpCard /></>
}
