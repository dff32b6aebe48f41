import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Founded } from '#cli/town/found.ts'
import { loadInstrument } from '#domains/survey/index.ts'
import { lsesCore } from '#domains/survey/words.ts'
import { operator } from '#access/actor.ts'
import { makeApp } from '#web/http/app.ts'
import { foundedTown } from '../tour/founded-town.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** Between two rounds, by plain HTTP: an analyst asks again in the same way and types known shares; who owns the survey draws whom to ask and notes what became of letters. */
const now = new Date('2027-06-01T09:00:00Z')
let town: Founded
let analyst: ReturnType<typeof visitor>, owner: ReturnType<typeof visitor>, commander: ReturnType<typeof visitor>, resident: ReturnType<typeof visitor>
before(async () => {
  const { store, town: standing } = await foundedTown('quiet')
  town = standing
  const site = await makeApp(store, { clock: () => now })
  const [first, ...rest] = lsesCore.questions
  await loadInstrument({ actor: operator, store, now }, { directorate: town.directorate, instrument: { ...lsesCore, version: '3', questions: [{ ...first!, words: { en: 'Is it dark at night?', ro: 'Este întuneric noaptea?' } }, ...rest] } })
  const comes = async (role: string) => {
    const person = visitor(site)
    ok(await person.send('/en/sign-in', { link: town.signIn[role]! }))
    return person
  }
  analyst = await comes('analyst')
  owner = await comes('survey-owner')
  commander = await comes('commander')
  resident = visitor(site)
})

const at = (wave: string, rest = '') => `/en/station/waves/${wave}${rest}`
const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** What stands in the fields of the last form of a page: what a browser would send if nothing were touched. */
function standing({ html }: Seen): Record<string, string | string[]> {
  const form = html.slice(html.lastIndexOf('<form method="post">', html.indexOf('name="closesOn"')))
  const fields: Record<string, string | string[]> = { modes: [] }
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const [name, value] = ['name', 'value'].map((part) => unescaped(new RegExp(` ${part}="([^"]*)"`).exec(input)?.[1] ?? ''))
    if (/type="checkbox"/.test(input)) { if (/checked/.test(input)) (fields.modes as string[]).push(value!) } else fields[name!] = value!
  }
  for (const [, name, options] of form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) fields[name!] = /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? /<option value="([^"]*)"/.exec(options!)![1]!
  return fields
}

test('a finished round offers to ask again in the same way: only name and days are left to say (F1)', async () => {
  const wave = town.waves[1]
  const offer = / href="(\/en\/station\/waves\/new\?follows=[^"]+)"[^>]*>Ask again in the same way/.exec(ok(await analyst.see(at(wave))).html)?.[1]
  assert.equal(offer, `/en/station/waves/new?follows=${wave}`)
  assert.doesNotMatch(ok(await analyst.see(at(town.waves[2]))).html, /Ask again/, 'an open round is not asked again')
  assert.doesNotMatch(ok(await commander.see(at(wave))).html, /Ask again/, 'a commander plans no round')
  const form = ok(await analyst.see(offer!))
  const fields = standing(form)
  assert.deepEqual([fields.name, fields.closesOn, fields.follows, fields.frame, fields.modes, fields.designEffect, fields['target-old-town']], ['', '', wave, 'Population register, one adult a household by next birthday', ['web', 'interview'], '1', '200'])
  assert.doesNotMatch(wordsOf(form.html), /series will break/)
  const looked = ok(await analyst.send(offer!, { ...fields, name: 'Summer round', closesOn: '2027-06-28', intent: 'look' }))
  says(looked, /Smallest change that two such rounds will probably show/)
  assert.doesNotMatch(wordsOf(looked.html), /series will break|These questions cannot/)
  const planned = ok(await analyst.send(offer!, { ...fields, name: 'Summer round', closesOn: '2027-06-28', intent: 'plan' }))
  says(planned, /Summer round/)
  says(planned, /Compared with Autumn round/)
  assert.doesNotMatch(wordsOf(planned.html), /series will break|These questions cannot/)
})

test('what would break the series is told in words before it is planned, and what was typed is given back (F1)', async () => {
  const address = `/en/station/waves/new?follows=${town.waves[1]}`
  const form = ok(await analyst.see(address))
  const other = /<option value="([0-9a-f-]{36})"[^>]*>[^<]* 3</.exec(form.html)?.[1] ?? assert.fail('the other version is not offered')
  const seen = ok(await analyst.send(address, { ...standing(form), name: 'Other round', closesOn: '2027-06-28', instrument: other, modes: ['paper'], frame: 'Whoever came by', intent: 'look' }))
  says(seen, /The series will break visibly, because people were asked in another way people were chosen from another list/)
  says(seen, /These questions cannot be compared with the round before, because the question was worded differently: /)
  const again = standing(seen)
  assert.deepEqual([again.name, again.modes, again.frame, again.instrument, again.closesOn], ['Other round', ['paper'], 'Whoever came by', other, '2027-06-28'])
  const romanian = ok(await analyst.send(`/ro/station/waves/new?follows=${town.waves[1]}`, { ...standing(form), name: 'Altă rundă', closesOn: '2027-06-28', modes: ['paper'], intent: 'look' }))
  says(romanian, /Seria se va întrerupe vizibil, deoarece oamenii au fost întrebați în alt fel/)
  const planned = ok(await analyst.send(address, { ...again, intent: 'plan' }))
  says(planned, /The series will break visibly, because/)
})

test('known shares are typed per question, must make a whole, and stand on the page of the round (B16)', async () => {
  const address = `/en/station/waves/new?follows=${town.waves[1]}`
  const fields = { ...standing(ok(await analyst.see(address))), name: 'Weighted round', closesOn: '2027-06-28', intent: 'plan' }
  const sexes = { 'margin-lses.x2-1': '52,3', 'margin-lses.x2-2': '47.5' }
  const wrong = await analyst.send(address, { ...fields, ...sexes, 'margin-lses.x7-1': '40', 'margin-lses.x7-3': '40', 'margin-lses.x1-2': 'many' })
  assert.equal(wrong.status, 422)
  says(wrong, /There is a problem Write a number from 0 to 100\. The shares of this question must add up to 100/)
  assert.match(wrong.html, /<a href="#margin-lses\.x7-1">/)
  assert.match(wrong.html, /<details class="margins" open/)
  assert.deepEqual([standing(wrong)['margin-lses.x2-1'], standing(wrong)['margin-lses.x7-3'], standing(wrong)['margin-lses.x1-2'], standing(wrong).name], ['52,3', '40', 'many', 'Weighted round'])
  assert.doesNotMatch(wrong.html, /margin-lses\.a1-/, 'no shares are asked of what is measured')
  const planned = ok(await analyst.send(address, { ...fields, ...sexes, 'margin-lses.x7-1': '60', 'margin-lses.x7-2': '10', 'margin-lses.x7-3': '30' }))
  says(planned, /Known shares of the population Sex: A woman 52\.4% and A man 47\.6%/)
  says(planned, /Housing: In a flat that belongs to a housing association 60\.0%/)
  says(ok(await analyst.see(planned.path.replace('/en/', '/ro/'))), /Ponderi cunoscute ale populației Sexul: Femeie 52,4/)
})

test('a plan that cannot be is given back with each fault at its field', async () => {
  const address = '/en/station/waves/new'
  const fields = standing(ok(await analyst.see(address)))
  const seen = await analyst.send(address, { ...fields, name: '', closesOn: '2027-05-01', designEffect: 'large', frame: 'A list', modes: ['web'], 'target-old-town': '2.5', intent: 'plan' })
  assert.equal(seen.status, 422)
  for (const field of ['name', 'designEffect', 'target-old-town']) assert.match(seen.html, new RegExp(`<a href="#${field}">`))
  for (const [, field] of seen.html.matchAll(/<a href="#([^"]+)">/g)) if (field !== 'main') assert.match(seen.html, new RegExp(` id="${field}"`), field)
  assert.deepEqual([standing(seen).designEffect, standing(seen)['target-old-town'], standing(seen).modes], ['large', '2.5', ['web']])
  const none = await analyst.send(address, { ...fields, name: 'No zones', closesOn: '2027-06-28', frame: 'A list', 'target-old-town': '', 'target-lakeside': '', 'target-mill-hill': '', 'target-station-quarter': '', intent: 'plan' })
  says(none, /Say for at least one zone how many answers are wanted there/)
})

/** A register of the town: 120 households in each of two zones, and ten in a third. */
const register = [
  'reference;zone;stratum', ...Array.from({ length: 120 }, (_, n) => `Mill Street ${n + 1};Old Town;${n < 80 ? 1 : 2}`), ...Array.from({ length: 120 }, (_, n) => `Lake Lane ${n + 1};lakeside;1`), ...Array.from({ length: 10 }, (_, n) => `Șoseaua Gării ${n + 1};Cartierul Gării;1`),
].join('\r\n')
const csv = (text: string) => new Blob([text], { type: 'text/csv' })
const letters = { purpose: 'write-to-residents', toWhom: 'own-staff', rate: '40', 'letters-old-town': '30', 'letters-lakeside': '10', 'letters-station-quarter': '0', 'letters-mill-hill': '0' }
let drawn: readonly (readonly string[])[] = []

test('who owns the survey draws letters at random from a list per zone and stratum, shown this once and taken away as a file; an analyst is told who draws (B9) (PRIV-03)', async () => {
  const address = at(town.waves[2], '/draw')
  says(ok(await analyst.see(at(town.waves[2]))), /Draw whom to ask Whoever owns the survey draws, prints and makes the codes/)
  for (const page of [ok(await analyst.see(at(town.waves[2]))), ok(await analyst.see(address))]) assert.doesNotMatch(page.html, /name="(file|notedCodes|rate)"|value="invite"/, 'nothing is offered that is refused')
  assert.deepEqual([(await analyst.hand(address, { ...letters, file: csv(register) })).status, (await analyst.send(at(town.waves[2]), { intent: 'invite', zone: 'old-town', count: '1' })).status], [403, 403])
  says(ok(await owner.see(at(town.waves[2]))), /Bring the list of addresses or people .* ask the adult whose birthday comes next/)
  const seen = ok(await owner.hand(address, { ...letters, file: csv(register) }))
  says(seen, /40 letters were drawn from 250 rows/)
  says(seen, /Old Town 1 80 20 25\.0% Old Town 2 40 10 25\.0% /)
  const list = unescaped(/name="list" value="([^"]*)"/.exec(seen.html)![1]!)
  drawn = list.trim().split(/\r?\n/).slice(1).map((row) => row.split(','))
  assert.deepEqual([drawn.length, new Set(drawn.map(([reference]) => reference)).size, drawn.filter(([, zone]) => zone === 'Old Town').length], [40, 40, 30])
  for (const [reference, , , , code] of drawn) for (const shown of [reference!, code!]) assert.ok(wordsOf(seen.html).includes(shown), shown)
  const file = await owner.send(at(town.waves[2], '/letters.csv'), { list })
  assert.deepEqual([file.status, file.headers.get('content-type'), file.headers.get('cache-control')], [200, 'text/csv; charset=utf-8', 'no-store'])
  assert.match(file.headers.get('content-disposition')!, /^attachment; filename="letters-[0-9a-f]{8}\.csv"$/)
  assert.match(file.html, /^\uFEFF?reference,zone,stratum,unit,code,key,export\r\n/)
  const later = ok(await owner.see(at(town.waves[2])))
  assert.doesNotMatch(later.html, /Mill Street \d/)
  assert.match(ok(await owner.see(at(town.waves[2], '/letters.csv'))).path, /\/waves\/[0-9a-f-]{36}$/, 'the file has no address of its own')
  says(ok(await resident.send('/en/answer', { code: drawn[0]![4]! })), /Part 1 of 6/)
})

test('as many letters are sent as the target and the expected answers need, and a list or a number that is wrong is told at its place (B9)', async () => {
  const address = at(town.waves[2], '/draw')
  const short = await owner.hand(address, { ...letters, 'letters-station-quarter': '11', file: csv(register) })
  assert.equal(short.status, 422)
  says(short, /The list has only 10 rows in this zone/)
  assert.match(short.html, /<a href="#letters-station-quarter">/)
  const held = /name="held" value="([^"]+)"/.exec(short.html)?.[1] ?? assert.fail('the list has to be chosen again')
  says(ok(await owner.hand(address, { ...letters, 'letters-station-quarter': '10', held, fileName: 'register.csv' })), /50 letters were drawn/)
  const all = await owner.hand(address, { ...letters, 'letters-old-town': '', 'letters-lakeside': '0', 'letters-station-quarter': '0', 'letters-mill-hill': '0', file: csv(register) })
  says(all, /The list has only 120 rows/) // 200 wanted at 40 in 100: 500 letters
  const faulty = await owner.hand(address, { ...letters, file: csv(`${register}\r\nMill Street 1;Old Town;1\r\nMill Street 200;Nowhere;1`) })
  says(faulty, /Row 252, column reference: This reference stands in the list twice.*Row 253, column zone: This zone is not part of it/)
  assert.doesNotMatch(faulty.html, /name="held"/)
  assert.match(faulty.html, /name="letters-old-town"[^>]*value="30"/)
  says(await owner.hand(address, { ...letters, rate: '0', file: csv(register) }), /Write a number from 0 to 100/)
  says(await owner.hand(address, letters), /The file is empty/)
  assert.equal((await commander.hand(address, { ...letters, file: csv(register) })).status, 403)
  says(ok(await owner.hand(address.replace('/en/', '/ro/'), { ...letters, file: csv(register) })), /S-au tras la sorți 40 de scrisori din 250 de rânduri.*Orașul Vechi/)
})

/** Well formed, and on no letter. */
const nobodys = '0000-0000-0000'

test('what became of letters is noted by their codes, one a line (B9)', async () => {
  const address = at(town.waves[2])
  const [one, two, three] = drawn.map(([, , , , code]) => code!)
  const noted = ok(await owner.send(address, { intent: 'note', outcome: 'refused', notedCodes: `${one}\r\n\r\n ${two!.toLowerCase()} \r\n${nobodys}\r\n` }))
  says(noted, /2 letters were noted One code was passed over/)
  const wrong = await owner.send(address, { intent: 'note', outcome: 'not-reached', notedCodes: `${three}\n\n0000-0000-0001\n12` })
  assert.equal(wrong.status, 422)
  says(wrong, /Some codes are not right.*Line 3: One or more letters of the code are not right.*Line 4: The code has twelve/)
  assert.match(wrong.html, new RegExp(`<textarea[^>]*name="notedCodes"[^>]*>${three}\\s+0000-0000-0001\\s+12</textarea>`))
  says(await owner.send(address, { intent: 'note', notedCodes: one! }), /Choose what became of them/)
  says(await owner.send(address, { intent: 'note', outcome: 'refused', notedCodes: ' ' }), /Type at least one code/)
  says(ok(await owner.send(address.replace('/en/', '/ro/'), { intent: 'note', outcome: 'not-eligible', notedCodes: three! })), /S-a notat o scrisoare/)
  assert.doesNotMatch(ok(await commander.see(address)).html, /name="notedCodes"/)
})
