import { spoken } from '#web/say.ts'
import { groundOf } from '../gate/addresses.ts'

/** More than the pages of any directorate. */
const most = 20_000
const hour = 3_600_000

/** What is published lies on the disk although nobody may have looked at it yet: every public page is drawn once after the start and once an hour, a little at a time. */
export function keepPublished(ask: (path: string) => Promise<Response>, pause = 50): () => void {
  let [stopped, timer] = [false, setTimeout(() => {}, 0)]
  const once = async () => {
    await everyPublicPage(ask, () => new Promise((next) => void setTimeout(next, pause).unref()), () => stopped).catch(() => 0)
    if (!stopped) timer = setTimeout(() => void once(), hour).unref()
  }
  timer = setTimeout(() => void once(), pause * 20).unref()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

/** Goes by links from the first pages to all that everybody may read; how many there were. */
export async function everyPublicPage(ask: (path: string) => Promise<Response>, pause: () => Promise<unknown> = async () => {}, stopped: () => boolean = () => false): Promise<number> {
  const known = new Set(['/open/zones.geojson', ...spoken.flatMap((language) => [`/${language}`, `/${language}/zones`, `/${language}/map`])])
  let drawn = 0
  for (const path of known) {
    if (stopped() || known.size > most) break
    const answer = await ask(path)
    // Away: what lies there stays.
    if (answer.headers.has('age')) break
    const html = answer.headers.get('content-type')?.startsWith('text/html') ? await answer.text() : ''
    if (answer.status === 200) drawn++
    for (const [, link = ''] of html.matchAll(/\bhref="(\/[^"?#]*)["#]/g)) if (forEverybody(link)) known.add(link)
    await pause()
  }
  return drawn
}

const forEverybody = (path: string) => {
  const ground = groundOf(path)
  return !ground.personal && (ground.reads === 'reading' || ground.reads === 'open') && !path.startsWith('//')
}
