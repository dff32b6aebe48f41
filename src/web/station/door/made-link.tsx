import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** A link that was just made for somebody, whole, so that it can be copied, written down or opened: it is shown this once. */
export function MadeLink({ title, link }: { readonly title: string; readonly link: string }) {
  const say = useSay()
  return (
    <Notice kind="done" title={title}>
      <p>{say('station.give-this-link')}</p>
      <p><a className="made-link" href={link}>{link}</a></p>
      <p>{say('station.give-this-link-how')}</p>
    </Notice>
  )
}
