import { speak } from '#web/say.ts'
import type { KeptPage } from './kept-pages.ts'

/** A published page as it was when it could last be drawn, which it says itself: a page for people in a line at its head, a file for programs by its age. */
export function asItWas({ path, drawn, headers, plain }: KeptPage, now: Date): { readonly headers: Readonly<Record<string, string>>; readonly plain: Uint8Array<ArrayBuffer> } {
  const age = String(Math.max(0, Math.round((now.getTime() - new Date(drawn).getTime()) / 1000)))
  // Nobody on the way keeps it: the next may have a newer one.
  const told = { ...headers, age, 'last-modified': new Date(drawn).toUTCString(), 'cache-control': 'no-store' }
  if (!headers['content-type']?.startsWith('text/html')) return { headers: told, plain }
  const say = speak(path.split('/')[1])
  const line = `<div class="notice"><p>${say('web.as-it-was', { day: say.day(drawn.slice(0, 10)), time: drawn.slice(11, 16) })} ${say('web.help-112')}</p></div>`
  const html = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString().replace(/<main\b[^>]*>/, (main) => main + line)
  return { headers: told, plain: new Uint8Array(Buffer.from(html)) }
}
