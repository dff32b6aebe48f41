import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Where to find help, given to everybody whatever they answered. */
export function HelpCard() {
  const say = useSay()
  return <Notice title={say('web.help-title')}><p>{say('web.help-112')}</p><p>{say('web.help-victims')}</p><p>{say('web.help-none')}</p></Notice>
}
