import assert from 'node:assert/strict'
import { patience } from '#web/http/at-work/patience.ts'

// A busy machine makes short work long: what a journey asks for is waited for, unless it is about just that.
patience.most = 60_000

/** What answers a request: the whole site, without a socket. */
export type Site = { request: (path: string, init?: RequestInit) => Response | Promise<Response> }
export type Seen = { readonly status: number; readonly path: string; readonly html: string; readonly headers: Headers }

const site = 'http://localhost'

/** A person with a browser that runs no script: follows redirects, keeps cookies, sends forms. */
export function visitor(pages: Site) {
  const cookies = new Map<string, string>(), paths = new Map<string, Set<string>>()

  async function ask(path: string, init: RequestInit = {}, hops = 0): Promise<Seen> {
    const headers = new Headers(init.headers)
    const along = [...cookies].filter(([name]) => [...paths.get(name) ?? ['/']].some((under) => under === '/' || path === under || path.startsWith(`${under}/`) || path.startsWith(`${under}?`)))
    if (along.length > 0) headers.set('cookie', along.map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await pages.request(site + path, { ...init, headers, redirect: 'manual' })
    if (answer.headers.get('clear-site-data')?.includes('"cookies"')) cookies.clear()
    for (const set of answer.headers.getSetCookie()) remember(set)
    const to = answer.headers.get('location')
    if (to && answer.status >= 300 && answer.status < 400) {
      assert.ok(hops < 5, `${path} redirects in circles`)
      // 307 and 308 carry what was sent along; the others ask anew.
      return ask(new URL(to, site + path).href.slice(site.length), answer.status > 303 ? init : {}, hops + 1)
    }
    return { status: answer.status, path, html: await answer.text(), headers: answer.headers }
  }

  function remember(set: string): void {
    const [pair = '', ...rest] = set.split('; ')
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
    if (value === '' || rest.some((part) => /^max-age=0$/i.test(part))) cookies.delete(name)
    else cookies.set(name, value)
    const under = rest.find((part) => /^path=/i.test(part))?.slice(5)
    if (under) paths.set(name, new Set([...paths.get(name) ?? [], under]))
  }

  return {
    see: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    send: (path: string, fields: Record<string, string | readonly string[]>) => ask(path, { method: 'POST', headers: { origin: site, 'sec-fetch-site': 'same-origin' }, body: urlencoded(fields) }),
    hand: (path: string, fields: Record<string, string | Blob>) => ask(path, { method: 'POST', headers: { origin: site, 'sec-fetch-site': 'same-origin' }, body: multipart(fields) }),
    cookies,
  }
}

/** The page came as it should; else its first words are told. */
export const ok = (seen: Seen): Seen => (assert.equal(seen.status, 200, `${seen.path}: ${seen.status} ${wordsOf(seen.html).slice(0, 900)}`), seen)

/** The page says this, read as words. */
export const says = (seen: Seen, words: RegExp): Seen => (assert.match(wordsOf(seen.html), words), seen)

/** The words of a page as they are read: tags gone, white space folded. */
export const wordsOf = (html: string): string =>
  html.replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ').replace(/&#x27;|&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim()

function urlencoded(fields: Record<string, string | readonly string[]>): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
  return body
}

function multipart(fields: Record<string, string | Blob>): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') body.append(name, value)
    else body.append(name, value, 'file')
  }
  return body
}
