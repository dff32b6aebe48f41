import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { ownDatabase } from '#testing/database.ts'
import { visitor, wordsOf } from '#testing/visitor.ts'
import { makeApp } from '#web/http/app.ts'
import { spoken } from '#web/say.ts'

let resident: ReturnType<typeof visitor>
before(async () => void (resident = visitor(await makeApp(await ownDatabase()))))

const says = async (path: string, ...words: readonly RegExp[]) => {
  const { html, status } = await resident.see(path)
  assert.equal(status, 200, path)
  for (const word of words) assert.match(wordsOf(html), word, path)
  return html
}

test('the worked examples run no script, are kept for everybody and lead to one another, in every language', async () => {
  for (const language of spoken) {
    const list = await says(`/${language}/examples`)
    const places = [...list.matchAll(/<h2><a href="([^"]+)"/g)].map(([, place]) => place!)
    assert.equal(places.length, 5)
    for (const place of [`/${language}/examples`, ...places]) {
      const { html, status, headers } = await resident.see(place)
      assert.deepEqual([status, headers.get('cache-control'), html.match(/<script/g), html.match(/ style="| on\w+="/)], [200, 'public, max-age=60', null, null], place)
      assert.ok(gzipSync(html).length < 30 * 1024, `${place}: ${gzipSync(html).length} bytes`)
      assert.doesNotMatch(wordsOf(html), /cannot be said in your language|…/, place)
    }
  }
  assert.match(await says('/en/method'), /href="\/en\/examples"/)
  assert.equal((await resident.see('/ro/examples/atlantis')).status, 404)
})

test('the page of Talsi says what a survey could have seen, and where the source gives no n (O9, U6, U7)', async () => {
  await says('/en/examples/talsi', /Trust in the police, at the beginning 65% to 70% not given by the source/, /With 400 answers in each survey, 3 of these 6 rises could have been seen when all are judged together, and one more only when looked at alone/,
    /Know their district officer \+25 points 63 103 only alone yes yes/, /Fall in registered offences −28\.2% 83 169 62 a month/, /Fall in robberies −26\.8% 93 189 not given by the source/, /Stray dogs/, /1,000 below the band/)
  await says('/ro/examples/talsi', /Își cunosc polițistul de sector \+25 de puncte 63 103 numai singură da da/, /sursa nu spune/)
})

test('the pages of the other countries say their figures (U1, U2, U3, U4, U5, U8)', async () => {
  await says('/en/examples/albania', /More community officers 35%/, /3,000 to 7,000 within the band/, /92/, /3 to 6 months/)
  await says('/en/examples/estonia-crime', /2003 57,417/, /2015 32,559 −13\.8%/, /−43\.3%/, /about 80%/, /more than 1,400/)
  await says('/en/examples/estonia-2016', /Of 6 things that stand on either list, none stands on both\. None of the first 2 on each list are the same/)
  await says('/en/examples/bar-sambir', /28% 20\.1% to 37\.5% 22\.2% to 34\.6% 24\.2% to 32\.1%/, /After these: Detecting crimes/)
})

test('anybody\'s program may read the examples', async () => {
  const { status, html, headers } = await resident.see('/open/examples.json')
  assert.deepEqual([status, headers.get('access-control-allow-origin')], [200, '*'])
  assert.deepEqual((JSON.parse(html) as { examples: { id: string }[] }).examples.map(({ id }) => id), ['albania', 'estonia-crime', 'estonia-2016', 'talsi', 'bar-sambir'])
})
