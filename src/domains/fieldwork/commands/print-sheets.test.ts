import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { lsesCore } from '#domains/survey/index.ts'
import { onPress } from '#platform/print/on-press.ts'
import { print } from '#platform/print/print.ts'
import { arta, frida, place, signe } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { turnsMeanwhile } from '#testing/run/turns-meanwhile.ts'
import { openedWave, town, zones } from '#testing/town.ts'
import { tables } from '../tables.ts'
import { printSheets } from './print-sheets.ts'

const skip = print('#set document(title: "x")\nx', {}, new Date(0)) === null ? 'this machine has no press' : false

test('paper sheets are printed from the questionnaire itself, tagged, with serial, square code and skips in words (B12)', { skip }, story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave } = await openedWave(ctx, instrument, { modes: ['web', 'paper'] })
  const { serials, pdf } = await printSheets(as(ctx, signe), { wave, zone: zones.centre, count: 2, language: 'ro', address: 'https://talsi.example/ro/answer' })
  assert.deepEqual([serials.length, serials.every((serial) => /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(serial))], [2, true])
  const kept = await tables(ctx).selectFrom('survey.invitations').select(['mode', 'code_hash']).where('directorate_id', '=', place.directorate).where('mode', '=', 'paper').execute()
  assert.equal(kept.length, 2)
  assert.ok(kept.every(({ code_hash }) => /^[0-9a-f]{64}$/.test(code_hash)))
  const file = Buffer.from(pdf, 'base64')
  assert.equal(file.subarray(0, 5).toString('latin1'), '%PDF-')
  for (const mark of ['/MarkInfo', '/StructTreeRoot', 'pdfuaid', '/Lang']) assert.ok(file.includes(mark), mark)
  const read = spawnSync('pdftotext', ['-layout', '-', '-'], { input: file, encoding: 'utf8', maxBuffer: 10_000_000 })
  if (read.error) return
  const words = read.stdout.replace(/\s+/g, ' ')
  for (const said of ['Talsi centru', 'https://talsi.example/ro/answer', 'treceți la întrebarea', 'Numai dacă ați răspuns „Da” la întrebarea', 'Puneți o cruce', 'Prefer să nu spun', ...serials]) assert.ok(words.includes(said), said)
  const first = lsesCore.questions[0]!.words.ro!
  assert.equal(words.split(first).length - 1, 2, `each sheet asks "${first}"`)
  const pages = read.stdout.split('\f').filter((page) => page.trim() !== '')
  assert.ok(pages.every((page) => serials.some((serial) => page.includes(serial))), 'the serial stands on every page')
  assert.match(pages[0]!, new RegExp(`Pagina 1 din ${pages.length / 2}`))
}))

test('paper is laid out beside the thread that answers pages', { skip }, async () => {
  const template = '#set document(title: "x")\n= x', now = new Date(0)
  let beside!: Buffer | null
  const turns = await turnsMeanwhile(async () => { beside = await onPress(template, {}, now) })
  assert.ok(turns > 5, `${turns} turns`)
  assert.deepEqual(beside, print(template, {}, now))
  // The control: what is laid out here gives nobody a turn meanwhile.
  assert.equal(await turnsMeanwhile(() => print(template, {}, now)), 0)
})

test('who owns the survey prints, and no analyst who plans (PRIV-03), in a language the questionnaire has, where the round is asked on paper (B12)', { skip }, story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave } = await openedWave(ctx, instrument)
  const wanted = { wave, zone: zones.centre, count: 1, language: 'en' }
  await assert.rejects(printSheets(as(ctx, signe), wanted), refused('survey.mode-not-offered'))
  await assert.rejects(printSheets(as(ctx, signe), { ...wanted, language: 'xx' }), refused('fieldwork.not-in-this-language'))
  for (const actor of [arta, frida]) await assert.rejects(printSheets(as(ctx, actor), wanted), refused('access.not-allowed'))
}))
