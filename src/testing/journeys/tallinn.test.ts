import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { operator, stranger } from '#access/actor.ts'
import { cycle, publishedAccount } from '#domains/cycles/index.ts'
import type { Account } from '#domains/cycles/words.ts'
import { batches, importIncidents, zoneTrend } from '#domains/incidents/index.ts'
import { desk } from '#domains/problems/index.ts'
import { waveResults } from '#domains/survey/index.ts'
import { lsesCore } from '#domains/survey/words.ts'
import { importZones } from '#domains/territory/index.ts'
import { follow } from '#frame/afterwards.ts'
import { makeApp } from '#web/http/app.ts'
import { turnOfTown } from '../cycles/turn-of-town.ts'
import { ownDatabase } from '../database.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { mappingOf, sheetsOfRound, sheetsPerZone } from '../tallinn/sheets.ts'
import { ok, says, visitor } from '../visitor.ts'

const folder = process.env.VATRA_DATA
const skip = folder === undefined ? 'VATRA_DATA names no folder with the districts of Tallinn and the file of the Estonian police' : false
const read = (path: string) => gunzipSync(readFileSync(join(folder!, 'data', path)))
const seed = 2022
const percent = new Intl.NumberFormat('en', { style: 'percent' })

describe('the eight districts of Tallinn go through a whole turn of the stages, with what the Estonian police recorded', { skip }, () => {
  let store: Awaited<ReturnType<typeof ownDatabase>>
  let town: Awaited<ReturnType<typeof turnOfTown>>
  let kept: Awaited<ReturnType<typeof importIncidents>>
  let accounts: Account[]
  const asking = () => ({ actor: stranger, store, now: new Date('2023-08-21T09:00:00Z') })

  before(async () => {
    store = await ownDatabase()
    const options = { idProperty: 'AKOOD', nameProperty: 'ANIMI', nameLanguage: 'et' }
    const drawn = await importZones({ actor: operator, store, now: new Date('2022-12-01T09:00:00Z') }, { directorate: { code: 'pohja', country: 'EE' }, commissariat: { code: 'tallinn' }, geojson: JSON.parse(read('zones/estonia_ehak/tallinn_linnaosad_8_districts.geojson.gz').toString()), options })
    const slugs = drawn.zones.map(({ slug }) => slug)
    const round = (name: string, opensOn: string, closesOn: string, at: number) => ({ name, opensOn, closesOn, file: sheetsOfRound(lsesCore, slugs, at, seed), mapping: mappingOf(lsesCore) })
    town = await turnOfTown({ store, directorate: drawn.directorate, commissariat: drawn.commissariats[0]!.id, zones: drawn.zones }, {
      begins: '2022-12-01', instrument: 'lses-core', frame: 'Population register, next birthday', modes: ['interview'], target: sheetsPerZone,
      before: round('Winter round', '2022-12-08', '2023-01-05', 0), after: round('Summer round', '2023-07-03', '2023-07-31', 1),
      days: { analysed: '2023-01-20', planned: '2023-01-28', from: '2023-02-01', to: '2023-06-30', worked: '2023-06-20', judged: '2023-08-20' },
      concern: ({ block }) => block === 'a',
      prepare: async (analyst) => {
        const file = read('estonia_ppa_public_places_2021_2022/avalik_1.csv.gz').toString('base64')
        kept = await importIncidents({ actor: analyst, store, now: new Date('2022-12-08T09:00:00Z') }, { commissariat: drawn.commissariats[0]!.id, fileName: 'avalik_1.csv', file, encoding: 'base64', profile: 'estonia-public-places' })
      },
    })
    accounts = await Promise.all(town.turned.map(async ({ slug, cycle: ended }) => (await publishedAccount(asking(), { slug, cycle: ended })).account!))
  })
  after(async () => {
    follow({})
    await store.close()
  })

  test('of 10,169 rows 8,060 lie in a district and 2,109 in none: they are kept, counted and told, not spread over the districts (C1)', async () => {
    assert.deepEqual([kept.incidents, kept.placed, kept.unplaced, kept.leftOut], [10_169, 8_060, 2_109, 0])
    const analyst = { ...asking(), actor: town.staff.analyst }
    assert.deepEqual((await batches(analyst, {})).batches.map(({ incidents, unplaced }) => [incidents, unplaced]), [[10_169, 2_109]])
    const desks = await Promise.all(town.turned.map(({ zone }) => desk(analyst, { zone, wave: town.wave })))
    const year = desks[0]!.recorded!
    assert.deepEqual([year.from, year.to, new Set(desks.map(({ recorded }) => recorded!.unplaced)).size], ['2021-12-08', '2022-12-07', 1])
    assert.ok(year.unplaced > 1000 && year.unplaced < 2109, `${year.unplaced} of the year lie in no district`)
  })

  test('each district ends with a published account, and the next turn has begun with what is unsolved (F3) (F6)', async () => {
    assert.equal(accounts.length, 8)
    for (const [at, { zone, next, carriedOver }] of town.turned.entries()) {
      const { problems } = accounts[at]!
      const unsolved = problems.filter(({ outcome }) => outcome !== 'success')
      assert.deepEqual([problems.length, carriedOver, unsolved.every(({ carriedTo }) => carriedTo !== null)], [3, unsolved.length, true])
      const now = await cycle({ ...asking(), actor: town.staff.commander }, { zone })
      assert.deepEqual([now.cycle.cycle, now.cycle.wave.wave, now.stageName, now.before.length], [next, town.again, 'analysed', unsolved.length])
    }
  })

  test('the third problem of a district is what was recorded there most; a file that ends in December says nothing about the spring, and no fall is claimed (F1) (F3)', (t) => {
    for (const { slug, problems } of accounts) {
      const { category, change, recorded } = problems.find(({ question }) => question === null)!
      t.diagnostic(`${slug}: ${category}, ${recorded!.before.count} and ${recorded!.now.count}`)
      assert.deepEqual([change, recorded!.verdict, recorded!.because], [null, 'not comparable', 'months-lacking'])
    }
  })

  test('the December that the file leaves on its seventh day is no whole month: 2022 is not held against 2021, in which a fall would be seen (C8) (F1)', async () => {
    for (const { zone } of town.turned) {
      const { comparison, months } = await zoneTrend({ ...asking(), actor: town.staff.analyst }, { zone, category: 'theft', from: '2022-01-01', to: '2022-12-31' })
      assert.deepEqual([comparison.now.to, comparison.monthsLacking, comparison.ratio, months.at(-1)], ['2022-12', 1, null, { month: '2022-12', count: null }])
    }
  })

  test('nothing changed in truth, and hardly a verdict says that it did (F2)', async (t) => {
    const { whole, zones } = await waveResults(asking(), { wave: town.again })
    const families = [whole, ...zones]
    const seen = families.map(({ changes }) => changes.filter(({ verdict }) => verdict === 'better' || verdict === 'worse'))
    const alone = families.flatMap(({ changes }) => changes).filter(({ p }) => p !== null && p < 0.05).length
    const wrong = accounts.flatMap(({ problems }) => problems).filter(({ change }) => change?.verdict === 'better' || change?.verdict === 'worse').length
    const all = families.flatMap(({ changes }) => changes)
    t.diagnostic(`${all.length} changes: ${alone} with a raw p under 0.05, ${seen.flat().length} false verdicts after Holm's adjustment, in ${seen.filter((some) => some.length > 0).length} of ${families.length} places; ${wrong} of ${accounts.length * 2} judged problems`)
    assert.ok(all.length > 400 && all.every(({ verdict, because }) => verdict !== 'not comparable' || because.length > 0))
    assert.ok(alone > 10, 'without adjustment chance would have been told as change')
    // Holm's adjustment lets chance through in one place of twenty at most: more than so many of nine in one of a thousand towns.
    assert.ok(seen.filter((some) => some.length > 0).length <= mostByChance(families.length, 0.05, 0.001))
  })

  test('the verdict of every account is the published one of its district, and the judgement says no more than it (F3)', async () => {
    const { zones } = await waveResults(asking(), { wave: town.again })
    for (const { slug, problems } of accounts) {
      for (const { question, change, outcome, despite, actions } of problems) {
        const published = zones.find((zone) => zone.slug === slug)!.changes.find(({ of, kind }) => of === question && kind === 'question')
        assert.deepEqual([change?.verdict, change?.difference, change?.nAfter, change?.pAdjusted], [published?.verdict, published?.difference, published?.nAfter, published?.pAdjusted])
        assert.deepEqual([outcome, despite], [change?.verdict === 'better' ? 'success' : change?.verdict !== 'worse' && actions.every(({ state }) => state === 'done') ? 'partial' : 'failure', null])
      }
    }
  })

  test('the numbers stand on the district\'s page, on the page of its account and on those of its problems; the station reads how many have no district (P1) (F3)', async () => {
    const site = visitor(await makeApp(store, { clock: () => asking().now }))
    for (const { slug, cycle: ended, problems } of accounts) {
      assert.match(ok(await site.see(`/en/zones/${slug}`)).html, new RegExp(`accounts/${ended}`))
      const page = ok(await site.see(`/en/zones/${slug}/accounts/${ended}`))
      says(page, /What could be done was done.+One thing was not done.+There was no second officer.+Tell us where you see it/)
      for (const { problem, change } of problems) {
        const words = change ? new RegExp(`${change.verdict} ${percent.format(change.before!)} before, ${percent.format(change.after!)} now: [−+±]\\d+\\.\\d points \\([^)]+\\); ${change.nBefore} and ${change.nAfter} answers`) : /not comparable Not every month of the two years is on record\./
        says(page, words)
        says(ok(await site.see(`/en/problems/${problem}`)), words)
      }
    }
    const { analyst } = town.staff
    const { token } = await linkFor(asking(), { directorate: analyst.kind === 'person' ? analyst.directorate : '', person: analyst.kind === 'person' ? analyst.id : '' })
    ok(await site.send('/en/sign-in', { link: token }))
    says(ok(await site.see('/en/station/incidents')), /2,109 incidents of the commissariat have no zone in these months; some may belong here/)
    says(ok(await site.see(`/en/station/zones/${accounts[0]!.slug}/desk?wave=${town.wave}`)), /From 8 December 2021 to 7 December 2022, [\d,]+ incidents were reported in the zone; 1,\d{3} of the commissariat have no zone/)
  })
})

/** The smallest number that so many chances of so much pass with a probability under `rare`: exact, of the binomial distribution. */
function mostByChance(places: number, chance: number, rare: number): number {
  let probability = (1 - chance) ** places, below = probability, most = 0
  while (1 - below >= rare) {
    probability *= ((places - most) / (most + 1)) * (chance / (1 - chance))
    below += probability
    most++
  }
  return most
}
