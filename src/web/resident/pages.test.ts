import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { ownPublishedTown } from '#testing/published-town.ts'
import { visitor, wordsOf } from '#testing/visitor.ts'
import { makeApp } from '#web/http/app.ts'
import { spoken } from '#web/say.ts'

let resident: ReturnType<typeof visitor>
let waves: readonly string[]
before(async () => {
  const { store, town } = await ownPublishedTown()
  waves = town.waves
  resident = visitor(await makeApp(store, { clock: () => town.now }))
})
const says = async (path: string, ...words: readonly RegExp[]) => {
  const seen = await resident.see(path)
  for (const word of words) assert.match(wordsOf(seen.html), word, path)
  return seen
}

test('residents\' pages run no script, weigh less than 30 KB packed, and only the map and the beginning of a sheet name an island', async () => {
  for (const language of spoken) {
    for (const page of ['', '/zones', '/zones/old-town', '/zones/lakeside', `/zones/old-town/waves/${waves[0]}`, '/answer', '/answer/thanks', '/method', '/privacy', '/accessibility', '/nothing-here', '/map']) {
      const { html, status } = await resident.see(`/${language}${page}`)
      assert.equal(status, page === '/nothing-here' ? 404 : 200, page)
      const scripts = html.match(/<script[^>]*>/g) ?? []
      if (page === '/map' || page === '/answer') assert.match(scripts.join(), new RegExp(`^<script type="module" src="/islands${page}-[\\w-]+\\.js"[^>]*>$`))
      else assert.deepEqual(scripts, [], page)
      assert.doesNotMatch(html, / style="| on\w+="/, `${page} has a style or a script in an attribute`)
      assert.ok(gzipSync(html).length < 30 * 1024, `${page}: ${gzipSync(html).length} bytes`)
    }
  }
})

test('a zone\'s page names the officer, the office, the hours and the people for each officer (A2, A5)', async () => {
  await says('/en/zones/old-town', /Besnik Leka, since 1 February 2026/, /4 Mill Street/, /Monday 16:00-19:00/, /\+371 6000 0000/, /5,200 people live here for each officer. This lies within/)
  await says('/ro/zones/old-town', /Besnik Leka, din 1 februarie 2026/, /Str. Morii 4/)
  await says('/en/zones/lakeside', /No officer has been named/, /9,000 people live here/)
})

test('what residents said is told in words first, with interval, n and method, in a picture and in a table (B16)', async () => {
  const { html } = await says('/en/zones/old-town', /160 answers, given between 1 September 2026 and 20 September 2026/, /Street lighting/, /about \d in 10 call it a fairly or very big problem \(\d+%; 95 % interval \d+% to \d+%; 160 answers\)/, /Wilson/)
  assert.match(html, /<figure class="dots">/)
  assert.match(html, /<caption[^>]*>Order and safety problems in the neighbourhood in numbers/)
  assert.match(html, /href="\/open\/zones\/old-town\/results\.csv"/)
})

test('the change since the wave before is one sentence, and a verdict for each number (F2)', async () => {
  await says('/en/zones/old-town', /Since Spring round, one thing became better and nothing became clearly worse; for \d+ things we cannot tell/, /better Street lighting/, /no detectable change/, /only a change of \d+ points or more would show/)
  await says(`/en/zones/old-town/waves/${waves[0]}`, /first time people here were asked/)
})

test('fewer than thirty answers are not shown, and the page says why (P3)', async () => {
  await says('/en/zones/lakeside', /Too few people answered here/, /fewer than 30 people answered/)
})

test('zones are found by a part of their name, with or without its marks', async () => {
  const found = await says('/en/zones?q=OLD%20t', /One zone found/, /Old Town/)
  assert.doesNotMatch(found.html, /Lakeside/)
  await says('/en/zones?q=nowhere', /No zone is called like that/, /Lakeside/)
})

test('a page that is not there says so in the reader\'s language and what to do next', async () => {
  for (const path of ['/ro/zones/nowhere', '/ro/nothing', `/ro/zones/old-town/waves/${crypto.randomUUID()}`]) assert.equal((await says(path, /la pagina de început/)).status, 404)
})
