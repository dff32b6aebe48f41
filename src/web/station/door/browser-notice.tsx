import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Somebody came in by a browser that this account did not know: told on every page of its person's other browsers until they say that they have seen it. */
export function BrowserNotice({ toldOf }: { readonly toldOf: string | undefined }) {
  const say = useSay()
  if (toldOf === undefined) return null
  return (
    <Notice title={say('station.door-other-browser', { day: say.day(toldOf) })}>
      <p>{say('station.door-other-browser-lead')}</p>
      <form method="post" action={`/${say.language}/sign-in/mine`}><Button name="seen" value="yes">{say('station.door-seen')}</Button></form>
    </Notice>
  )
}
