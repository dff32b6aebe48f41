import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { incidentsOfTown } from '#cli/town/incidents.ts'
import { town, townMap } from '#cli/town/map.ts'
import { operator } from '#access/actor.ts'
import { letIn } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'
import { itsTurn } from '../run/its-turn.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { formOn } from '../form-on.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** An analyst brings the police's file by the form alone, reads the zone's trend and writes down a break. Each test goes on where the one before it ended. */
const now = new Date('2027-03-10T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let app: Awaited<ReturnType<typeof makeApp>>
let analyst: ReturnType<typeof visitor>
const address = '/en/station/incidents/import'

before(async () => {
  store = await ownDatabase()
  const asking = { actor: operator, store, now }
  const { directorate, commissariats } = await importZones(asking, { ...town, geojson: townMap })
  const { person } = await letIn(asking, { directorate, name: 'Arta Hoxha', role: 'analyst', area: commissariats[0]!.id, from: '2027-03-01' })
  const { token } = await linkFor(asking, { directorate, person })
  app = await makeApp(store, { clock: () => now })
  analyst = visitor(app)
  await analyst.send('/en/sign-in', { link: token })
})
after(() => store.close())

const file = (bytes: string | Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'text/csv' })
const sends = (page: Seen, changed: Record<string, string>) => analyst.hand(address, { ...formOn(page.html, 'held'), ...changed })
const csv = incidentsOfTown(now)
const rows = csv.trim().split('\n').length - 1

test('an unknown police file is proposed, looked at and kept, and its way of reading has a name (C1)', async () => {
  says(ok(await analyst.see('/en/station/incidents')), /No file tells of this zone/)
  const first = ok(await analyst.see(address))
  assert.doesNotMatch(first.html, /<script/)
  const proposed = ok(await analyst.hand(address, { file: file(Uint8Array.from(gzipSync(csv.replace('Kind', 'What it was')))), intent: 'look' }))
  const without = await sends(proposed, { intent: 'look' })
  assert.equal(without.status, 422)
  says(without, /Choose the column that tells the kind of incident/)
  const chosen = await sends(without, { intent: 'look', 'column-category': 'What it was' })
  assert.deepEqual([formOn(chosen.html, 'held')['column-day'], formOn(chosen.html, 'held').order, formOn(chosen.html, 'held')['column-hour']], ['Day', 'day-first', 'Time'])
  says(ok(chosen), new RegExp(`${rows.toLocaleString('en')} rows, ${rows.toLocaleString('en')} incidents .*lie in a zone`))
  const kept = ok(await sends(chosen, { intent: 'keep', saveAs: 'Liepene police' }))
  says(kept, /incidents are kept: [\d,]+ in zones, \d+ without a zone, 0 rows left out/)
  says(kept, /Saved as Liepene police/)
})

test('the next file of that police is known by its columns; faulty rows are told by row and column and can be left out; a file is taken back (C1)', async () => {
  const next = `${csv.replace('Kind', 'What it was').split('\n')[0]}\n01.03.2027;12:00;Theft;22.58;57.245\n02.03.2027;12:00;Comet;22.58;57.245\n03.03.2027;12:00;Theft;;\n`
  const looked = await analyst.hand(address, { file: file(next), intent: 'look' })
  assert.equal(looked.status, 422)
  says(looked, /read by the profile Liepene police/)
  says(looked, /Row 3, column What it was Comet/)
  assert.doesNotMatch(looked.html, /value="keep"/)
  const kept = ok(await sends(looked, { intent: 'keep-without' }))
  says(kept, /2 incidents are kept: 1 in zones, 1 without a zone, 1 rows left out/)
  const undone = ok(await analyst.send(address, { intent: 'undo', batch: /name="batch" value="([0-9a-f-]{36})"/.exec(kept.html)![1]! }))
  says(undone, /taken back with all its incidents/)
})

test('a file with names of people is sent back', async () => {
  const refused = await analyst.hand(address, { file: file('Day;Kind;Victim name\n01.03.2027;Theft;A. Person\n'), intent: 'look' })
  assert.equal(refused.status, 422)
  says(refused, /seem to hold names or personal numbers: Victim name/)
})

test('a zone\'s recorded incidents are shown month by month, and with them that they are only what was written down (M3)', async () => {
  const page = ok(await analyst.see('/en/station/zones/old-town/incidents'))
  says(page, /Recorded crime is what was reported and written down, not what happened/)
  says(page, /in the twelve months to 28 February 2027, \d+ in the twelve before/)
  says(page, /95 % interval/)
  says(page, /Found by the police themselves/)
  assert.match(page.html, /<polyline/)
  says(page, /2027-02 \d+/)
  says(ok(await analyst.see('/en/station/zones/old-town/incidents?category=damage')), /in the twelve months/)
  says(ok(await analyst.see('/ro/station/zones/old-town/incidents')), /Criminalitatea înregistrată este ceea ce s-a anunțat și s-a scris/)
})

test('a change of recording is written down once, and the chart of every zone shows it and compares nothing across it (C8)', async () => {
  const without = await analyst.send('/en/station/incidents', { on: '', words: '', category: '' })
  assert.equal(without.status, 422)
  ok(await analyst.send('/en/station/incidents', { on: '2026-07-01', words: 'Damage under 100 euros is an administrative offence', category: 'damage' }))
  const damage = ok(await analyst.see('/en/station/zones/old-town/incidents?category=damage'))
  says(damage, /Not comparable across 1 July 2026: Damage under 100 euros is an administrative offence/)
  assert.doesNotMatch(wordsOf(damage.html), /95 % interval/)
  assert.match(damage.html, /class="break"/)
  says(ok(await analyst.see('/en/station/zones/old-town/incidents?category=theft')), /95 % interval/)
})

test('the pages are without fault to who hears them or is on a phone', { skip: noBrowser }, async () => {
  const browser = await openBrowser()
  try {
    const paged = await analyst.hand(address, { file: file(csv.replace('Kind', 'Category').slice(0, 2000).split('\n').slice(0, -1).join('\n')), intent: 'look' })
    const pages = [ok(paged), await analyst.see('/en/station/incidents'), await analyst.see('/ro/station/zones/old-town/incidents')]
    for (const width of [360, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled: true })
      await page.route('**/*', async (route) => {
        const { pathname } = new URL(route.request().url())
        const at = /^\/shown\/(\d)$/.exec(pathname)
        if (at) return route.fulfill({ contentType: 'text/html', body: pages[Number(at[1])]!.html })
        const answer = await app.request(`http://localhost${pathname}`)
        return route.fulfill({ status: answer.status, contentType: answer.headers.get('content-type') ?? 'text/plain', body: Buffer.from(await answer.arrayBuffer()) })
      })
      for (const place of [...pages.keys()].filter((nth) => width === 360 || itsTurn(nth))) {
        await page.goto(`http://localhost/shown/${place}`)
        assert.deepEqual(await faultsSeen(page), [], `page ${place} at ${width}`)
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `page ${place} is wider than ${width}`)
        if (process.env.VATRA_PICTURES) await page.screenshot({ path: `${process.env.VATRA_PICTURES}/incidents-${place}-${width}.png`, fullPage: true })
      }
      await page.close()
    }
  } finally {
    await browser.close()
  }
})
