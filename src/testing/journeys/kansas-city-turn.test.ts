import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { operator, stranger } from '#access/actor.ts'
import { cycle, publishedAccount } from '#domains/cycles/index.ts'
import type { Account } from '#domains/cycles/words.ts'
import { desk } from '#domains/problems/index.ts'
import { waveResults } from '#domains/survey/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { follow } from '#frame/afterwards.ts'
import { makeApp } from '#web/http/app.ts'
import { turnOfTown } from '../cycles/turn-of-town.ts'
import { ownDatabase } from '../database.ts'
import { kansasCity } from '../kansas-city/instrument.ts'
import { mappingOf } from '../kansas-city/mapping.ts'
import { districts, fileOfCity } from '../kansas-city/town.ts'
import { ok, says, visitor } from '../visitor.ts'

const folder = process.env.VATRA_DATA
const skip = folder === undefined ? 'VATRA_DATA names no folder with the survey of Kansas City' : false

describe('the six districts of Kansas City go through a whole turn of the stages, with the city\'s own questionnaire and two quarters', { skip }, () => {
  let store: Awaited<ReturnType<typeof ownDatabase>>
  let town: Awaited<ReturnType<typeof turnOfTown>>
  let accounts: Account[]
  const asking = () => ({ actor: stranger, store, now: new Date('2022-05-02T09:00:00Z') })

  before(async () => {
    store = await ownDatabase()
    const drawn = await importZones({ actor: operator, store, now: new Date('2021-07-01T09:00:00Z') }, { directorate: { code: 'kcpd', country: 'US' }, commissariat: { code: 'kansas-city' }, geojson: districts })
    const file = fileOfCity(folder!)
    town = await turnOfTown({ store, directorate: drawn.directorate, commissariat: drawn.commissariats[0]!.id, zones: drawn.zones }, {
      begins: '2021-07-01', instrument: kansasCity, frame: 'Households of the city at random', modes: ['web', 'paper', 'phone'], target: 150,
      before: { name: '1QSEP2021', opensOn: '2021-08-01', closesOn: '2021-09-30', file, mapping: mappingOf('1QSEP2021') },
      after: { name: '3QMAR2022', opensOn: '2022-02-01', closesOn: '2022-03-31', file, mapping: mappingOf('3QMAR2022') },
      days: { analysed: '2021-10-08', planned: '2021-10-15', from: '2021-10-18', to: '2022-01-31', worked: '2022-01-20', judged: '2022-04-20' },
      concern: ({ choices }) => choices?.length === 5,
    })
    accounts = await Promise.all(town.turned.map(async ({ slug, cycle: ended }) => (await publishedAccount(asking(), { slug, cycle: ended })).account!))
  })
  after(async () => {
    follow({})
    await store.close()
  })

  test('each district ends with a published account, its plan is closed and the next turn has begun with what is unsolved (F3) (F6)', async () => {
    assert.equal(accounts.length, 6)
    for (const [at, { zone, next, carriedOver }] of town.turned.entries()) {
      const unsolved = accounts[at]!.problems.filter(({ outcome }) => outcome !== 'success')
      assert.deepEqual([carriedOver, unsolved.every(({ carriedTo }) => carriedTo !== null)], [unsolved.length, true])
      const now = await cycle({ ...asking(), actor: town.staff.commander }, { zone })
      assert.deepEqual([now.cycle.cycle, now.cycle.wave.wave, now.stageName, now.before.length], [next, town.again, 'analysed', unsolved.length])
      assert.deepEqual(now.history.map(({ plan }) => plan === null), [true, false])
    }
  })

  test('the verdict of every account is the published one of its district, number by number (F1) (F3)', async (t) => {
    const { zones } = await waveResults(asking(), { wave: town.again })
    for (const { slug, problems, waves } of accounts) {
      const result = zones.find((zone) => zone.slug === slug)!
      assert.deepEqual([waves.before.wave, waves.after.wave, waves.after.answers], [town.wave, town.again, result.answers])
      assert.equal(problems.length, 2)
      for (const { question, change } of problems) {
        const { of: _, kind: __, se: ___, statistic: ____, ...published } = result.changes.find(({ of, kind }) => of === question && kind === 'question')!
        const { figure, since, ...frozen } = change!
        assert.deepEqual(frozen, published)
        assert.deepEqual([figure, since?.wave], [question, town.wave])
      }
    }
    t.diagnostic(accounts.map(({ slug, problems }) => `${slug}: ${problems.map(({ question, outcome, change }) => `${question} ${change!.before!.toFixed(3)} to ${change!.after!.toFixed(3)} (n ${change!.nBefore}, ${change!.nAfter}) ${change!.verdict}, ${outcome}`).join('; ')}`).join('\n'))
  })

  test('the desk of a district puts first what most are not content with, although the city asks about satisfaction alone (C2)', async () => {
    const laid = await desk({ ...asking(), actor: town.staff.analyst }, { zone: town.turned[0]!.zone })
    const shares = laid.concerns.map(({ share }) => share!)
    assert.equal(laid.concerns.length, 8)
    assert.ok(laid.concerns.every(({ turned }) => turned))
    assert.deepEqual(shares, shares.toSorted((one, other) => other - one))
    assert.ok(laid.agreement.length === 0, 'no officer has ranked, nothing is on record')
  })

  test('no district calls anything better: five see no detectable change, and district 6, asked in another way, is not comparable (F2)', () => {
    for (const { names, problems } of accounts) {
      const six = names.en === 'Council district 6'
      for (const { change, outcome } of problems) {
        assert.equal(change!.verdict, six ? 'not comparable' : 'no detectable change')
        if (six) assert.deepEqual(change!.because, ['mode-share-moved'])
        assert.notEqual(outcome, 'success')
      }
    }
    const outcomes = accounts.flatMap(({ problems }) => problems.map(({ outcome, actions }) => `${actions.map(({ state }) => state).join()} ${outcome}`))
    assert.deepEqual([...new Set(outcomes)].toSorted(), ['done partial', 'not-done failure', 'partly failure'], 'what was done in full and what was not are judged apart')
  })

  test('what the account says stands on the district\'s page, on the page of the account and on that of each problem (P1)', async () => {
    const site = visitor(await makeApp(store, { clock: () => asking().now }))
    for (const { slug, cycle: ended, problems } of accounts) {
      ok(await site.see(`/en/zones/${slug}/waves/${town.again}`))
      assert.match(ok(await site.see(`/en/zones/${slug}`)).html, new RegExp(`accounts/${ended}`))
      const page = ok(await site.see(`/en/zones/${slug}/accounts/${ended}`))
      for (const { problem, change } of problems) {
        const [was, is] = [change!.before!, change!.after!].map((share) => new Intl.NumberFormat('en', { style: 'percent' }).format(share))
        const words = change!.verdict === 'not comparable' ? /not comparable many more or fewer people were asked in one of the ways/ : new RegExp(`no detectable change ${was} before, ${is} now: [−+±]\\d+\\.\\d points \\([^)]+\\); ${change!.nBefore} and ${change!.nAfter} answers`)
        says(page, words)
        says(ok(await site.see(`/en/problems/${problem}`)), words)
      }
    }
  })
})
