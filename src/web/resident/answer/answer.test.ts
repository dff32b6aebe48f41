import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Hono } from 'hono'
import { ownPublishedTown } from '#testing/published-town.ts'
import { visitor, wordsOf, type Seen } from '#testing/visitor.ts'
import { makeApp } from '#web/http/app.ts'

let site: Hono
let codes: readonly string[]
before(async () => {
  const { store, town } = await ownPublishedTown()
  codes = town.codes
  site = await makeApp(store, { clock: () => town.now })
})

/** "I don't know" wherever it is offered, else the first choice. */
function answersOn({ html }: Seen): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of html.matchAll(/<input type="(?:radio|checkbox)" id="[^"]*" name="([^"]+)" value="([^"]*)"/g)) fields[name] = value === 'dont-know' ? value : (fields[name] ?? value)
  for (const [, name = ''] of html.matchAll(/inputMode="numeric"[^>]*name="([^"]+)"|name="([^"]+)"[^>]*inputMode="numeric"/gi)) if (name) fields[name] = '0'
  return fields
}

test('a code that is mistyped or unknown is given back with what to do', async () => {
  const dua = visitor(site)
  const seen = await dua.send('/en/answer', { code: 'ABC"<' })
  assert.equal(seen.status, 422)
  assert.match(seen.html, /value="ABC&quot;&lt;"/)
  assert.match(seen.html, /aria-invalid="true"/)
  assert.match(seen.html, /<a href="#code">/)
  assert.doesNotMatch(wordsOf(seen.html), /survey\.|cannot be said in your language/)
})

test('Dua answers without JavaScript, one block a page, and what she typed is given back when something is missing (B9)', async () => {
  const dua = visitor(site)
  let seen = await dua.send('/en/answer', { code: codes[0]!.toLowerCase().replaceAll('-', ' ') })
  assert.match(seen.path, /\/en\/answer\/a$/)
  assert.equal(seen.headers.get('cache-control'), 'no-store')
  const typed: Record<string, string> = { ...answersOn(seen), 'lses.a1': '3' }
  delete typed['lses.a2']
  const again = await dua.send(seen.path, typed)
  assert.equal(again.status, 422)
  assert.match(again.html, /name="lses\.a1" checked="" value="3"/)
  assert.equal(again.html.match(/checked=""/g)?.length, Object.keys(typed).length, 'all that was typed is given back')
  assert.match(again.html, /<a href="#lses\.a2">/)
  assert.match(wordsOf(again.html), /Exit this page/)
  assert.match(wordsOf(again.html), /call 112/)
  let pages = 0
  for (; !seen.path.endsWith('/check'); pages++) {
    assert.ok(pages < 12, seen.path)
    seen = await dua.send(seen.path, answersOn(seen))
    assert.equal(seen.status, 200, wordsOf(seen.html).slice(0, 300))
  }
  assert.match(wordsOf(seen.html), /Check your answers/)
  const sealed = await dua.send(seen.path, {})
  assert.match(wordsOf(sealed.html), /One more step.*ticked off.*without your code/)
  const envelope = /name="envelope" value="([^"]+)"/.exec(sealed.html)?.[1] ?? ''
  assert.equal(sealed.html.includes(codes[0]!) || sealed.html.includes(codes[0]!.replaceAll('-', '')), false, 'no code in the page')
  assert.match((await dua.send('/en/answer', { code: codes[0]! })).path, /\/check$/, 'whoever loses the page comes back to it')
  const thanked = await dua.send('/en/hand-in', { envelope })
  assert.match(thanked.path, /\/thanks$/)
  assert.equal(dua.cookies.has('vatra-answer'), false, 'the code is forgotten')
  assert.match(wordsOf((await dua.send('/en/answer', { code: codes[0]! })).html), /sent already/)
})

test('the code is kept in a cookie that no script and no other site can use, until the browser is closed; the half beside it outlasts it and is another in every browser', async () => {
  const answer = await site.request('/en/answer', { method: 'POST', body: new URLSearchParams({ code: codes[1]! }), headers: { 'x-forwarded-proto': 'https' } })
  const kept = answer.headers.getSetCookie(), halves = new Set(kept.flatMap((cookie) => /^__Secure-vatra-sheet=([\w-]{22});/.exec(cookie)?.[1] ?? []))
  for (const path of ['en', 'ro', 'nl']) {
    assert.ok(kept.some((cookie) => new RegExp(`^__Secure-vatra-answer=[^;]+; Path=/${path}/answer; HttpOnly; SameSite=Strict; Secure$`).test(cookie)), path)
    assert.ok(kept.some((cookie) => new RegExp(`^__Secure-vatra-sheet=[^;]+; Path=/${path}/answer; HttpOnly; SameSite=Strict; Secure; Max-Age=5184000$`).test(cookie)), path)
  }
  const another = await site.request('/en/answer', { method: 'POST', body: new URLSearchParams({ code: codes[1]! }), headers: { 'x-forwarded-proto': 'https' } })
  assert.deepEqual([halves.size, another.headers.getSetCookie().some((cookie) => cookie.includes([...halves][0]!))], [1, false])
})

test('whoever has no code is asked for it, and whoever leaves is forgotten', async () => {
  assert.match((await visitor(site).see('/en/answer/b')).path, /\/en\/answer$/)
  const left = await site.request('/en/answer/leave')
  assert.match(left.headers.get('set-cookie') ?? '', /vatra-answer=; .*Max-Age=0.*vatra-sheet=; .*Max-Age=0/)
  assert.match(left.headers.get('location') ?? '', /^https:/)
})

test('what is no form is refused as such', async () => {
  const sends = async (body: string, kind: string) => (await site.request('/en/answer', { method: 'POST', body, headers: { 'content-type': kind } })).status
  assert.equal(await sends('{"code":1}', 'application/json'), 415)
  assert.equal(await sends('code=1', 'text/plain'), 415)
  assert.equal(await sends('--cut\r\nContent-Disposition: form-data; name="code"', 'multipart/form-data; boundary=cut'), 415, 'broken off')
  assert.equal(await sends('code=1', 'application/x-www-form-urlencoded'), 422, 'a form is read, and its code is looked at')
})

test('an envelope comes in where the code does not come along, counts once, and one that was not made here is refused', async () => {
  const dua = visitor(site)
  let seen = await dua.send('/en/answer', { code: codes[2]! })
  while (!seen.path.endsWith('/check')) seen = await dua.send(seen.path, answersOn(seen))
  const sealed = await dua.send(seen.path, {})
  const envelope = /name="envelope" value="([^"]+)"/.exec(sealed.html)?.[1] ?? ''
  const by = visitor({ request: (path, init) => {
    assert.doesNotMatch(String(new Headers(init?.headers).get('cookie')), /vatra-answer/)
    return site.request(path, init)
  } })
  assert.match((await by.send('/en/hand-in', { envelope })).path, /\/thanks$/)
  assert.match((await by.send('/en/hand-in', { envelope })).path, /\/thanks$/, 'sent twice it counts once')
  const other = await by.send('/ro/hand-in', { envelope: `${envelope.slice(0, -6)}AAAAAA` })
  assert.deepEqual([other.status, /plic/.test(wordsOf(other.html))], [422, true])
  assert.match(wordsOf((await visitor(site).send('/en/answer', { code: codes[2]! })).html), /sent already/)
})
