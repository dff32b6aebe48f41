import { data } from 'react-router'
import { forgetDraft } from '#domains/survey/index.ts'
import { answerCodeForgotten, answerCodeOf } from '#web/http/answer-code.ts'
import { attempt } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/thanks'
import { byAnybody } from './by-anybody.ts'
import { HelpCard } from './help-card.tsx'

export const handle = { exit: true } satisfies Handle

/** The envelope has come in without the code; the code comes here once more, so that what was kept under it is wiped, and is forgotten. */
export async function loader(arrival: Route.LoaderArgs) {
  const code = answerCodeOf(arrival.request)
  if (code === null) return null
  await attempt(arrival, byAnybody(forgetDraft), { code }, {})
  return data(null, { headers: answerCodeForgotten() })
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.thanks-title'))

/** The sheet is in. */
export default function Thanks() {
  const say = useSay()
  return <><h1>{say('web.thanks-title')}</h1><p className="lead">{say('web.thanks')}</p><HelpCard /></>
}
