import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Nothing was given yet: it waits for a second person, on the page that this leads to. */
export function AskedFor() {
  const say = useSay()
  return <Notice kind="done" title={say('station.trusted-asked')}><p>{say('station.trusted-asked-lead')} <a href={`/${say.language}/station/posts/trusted`}>{say('station.trusted-posts')}</a></p></Notice>
}
