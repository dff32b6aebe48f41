import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { lsesCore, type Instrument, type Question } from '../../../words.ts'
import { codeOfCell } from '../code-of-cell.ts'
import { columnsOfQuestions } from './columns-of-questions.ts'
import { fileColumns } from './file-columns.ts'
import { proposedMapping, type ChosenColumns } from './proposed-mapping.ts'
import type { NamedZone } from './named-zones.ts'

const yesNo = [{ code: 1, words: { en: 'Yes', ro: 'Da' } }, { code: 0, words: { en: 'No', ro: 'Nu' } }]
const worry = ['Deloc îngrijorat(ă)', 'Puțin îngrijorat(ă)', 'Destul de îngrijorat(ă)', 'Foarte îngrijorat(ă)'].map((ro, code) => ({ code, words: { en: `Worried ${code}`, ro } }))
const asks = (id: string, more: Partial<Question> = {}): Question => ({ id, block: 'a', kind: 'one', words: { en: `About ${id}?` }, choices: yesNo, ...more })
const instrumentOf = (...questions: Question[]): Instrument => ({ code: 'own', version: '1', names: { en: 'Own' }, languages: ['en', 'ro'], blocks: [{ id: 'a', names: { en: 'A' } }], questions })
const zones: readonly NamedZone[] = [
  { id: 'z1', code: 'old-town', slug: 'old-town', names: { en: 'Old Town', ro: 'Orașul Vechi' } },
  { id: 'z2', code: 'lakeside', slug: 'lakeside', names: { en: 'Lakeside', ro: 'Malul Lacului' } },
]

function proposed(csv: string, instrument: Instrument, { chosen, known = zones }: { chosen?: ChosenColumns; known?: readonly NamedZone[] } = {}) {
  const [header = [], ...rows] = parse(csv, { trim: true, relax_column_count: true }) as string[][]
  const seen = fileColumns(header)
  for (const row of rows) seen.take(row)
  return proposedMapping({ instrument, zones: known, offered: ['web', 'interview'], columns: seen.told(), ...(chosen && { chosen }) })
}

test('a question finds its column with and without prefix, whatever the case, the points and the noughts (B11)', () => {
  const questions = ['lses.a1', 'lses.a11', 'lses.b2', 'q2_05', 'c4'].map((id) => asks(id))
  const found = columnsOfQuestions(questions, ['weight', 'A_1', 'a11', 'LSES.B02', 'Q2.5', 'c4: remarks', 'a1.1'])
  assert.deepEqual(Object.fromEntries(found), { 'lses.a1': 'A_1', 'lses.a11': 'a11', 'lses.b2': 'LSES.B02', q2_05: 'Q2.5' })
})

test('a question finds its column by its words in any language, and by its number before some of them (B11)', () => {
  const lights = asks('lses.a1', { label: { en: 'Street lighting', ro: 'Iluminatul străzii' } }), speed = asks('lses.a2', { label: { en: 'Speeding cars', ro: 'Viteză' } })
  assert.deepEqual([...columnsOfQuestions([lights, speed], ['ILUMINATUL STRAZII', 'a2 - speeding']).values()], ['ILUMINATUL STRAZII', 'a2 - speeding'])
})

test('two columns that could both be meant are left to a person (B11)', () => {
  assert.equal(columnsOfQuestions([asks('lses.a1')], ['q_a1', 'v_a1']).size, 0)
  assert.deepEqual([...columnsOfQuestions([asks('lses.a1')], ['lses.a1', 'v_a1']).values()], ['lses.a1'])
})

test('zones are found by name in any language, the way of answering by the words that companies use (B11)', () => {
  const mapping = proposed('nr,Cartier,Cum,lses.a1\n1,ORASUL VECHI,Față în față,1\n2,Cartierul Malul Lacului,online,0\n3,lakeside,CAPI,0', instrumentOf(asks('lses.a1')))
  assert.deepEqual(mapping.zone, { column: 'Cartier', codes: { 'ORASUL VECHI': 'old-town', 'Cartierul Malul Lacului': 'lakeside' } })
  assert.deepEqual(mapping.mode, { column: 'Cum', codes: { 'Față în față': 'interview', online: 'web', CAPI: 'interview' } })
})

test('a file that names no zone and no way of answering leaves them open (B11)', () => {
  const mapping = proposed('a1,b\n1,x\n0,y', instrumentOf(asks('lses.a1')))
  assert.deepEqual([mapping.zone, mapping.mode], [{ column: '' }, {}])
})

test('words become codes: yes and no, choices in any language with and without their number, and twos for no (B11)', () => {
  const mapping = proposed('a1,a2,a3\nDA,1 = foarte ingrijorat,1\nnu,Deloc îngrijorat(ă),2\nDa,Nu prea,2', instrumentOf(asks('lses.a1'), asks('lses.a2', { choices: worry }), asks('lses.a3')))
  assert.deepEqual(mapping.questions, {
    'lses.a1': { column: 'a1', codes: { DA: 1, nu: 0, Da: 1 } }, 'lses.a2': { column: 'a2', codes: { '1 = foarte ingrijorat': 3, 'Deloc îngrijorat(ă)': 0 } }, 'lses.a3': { column: 'a3', codes: { 2: 0 } },
  })
})

test('the usual codes for no answer are known, but never where the question has such a choice (B11)', () => {
  const ten = asks('lses.e10', { choices: Array.from({ length: 11 }, (_, code) => ({ code, words: { en: String(code) } })) })
  const times = asks('lses.b1n', { kind: 'number', choices: undefined, most: 99 } as unknown as Partial<Question>)
  const mapping = proposed('a1,e10,b1n,a2\n1,8,2,1\n8,9,98,99\n9,10,3,NR', instrumentOf(asks('lses.a1'), ten, times, asks('lses.a2')))
  assert.deepEqual(mapping.questions['lses.e10'], { column: 'e10' })
  assert.deepEqual(mapping.questions['lses.a2'], { column: 'a2', missing: { NR: 'prefer-not' } })
  assert.deepEqual(mapping.questions['lses.a1'], { column: 'a1', missing: { 8: 'dont-know', 9: 'prefer-not' } })
  assert.deepEqual(proposed('a1,a2,b1n\n98,99,2\n1,0,98\n1,1,', instrumentOf(asks('lses.a1'), asks('lses.a2'), times)).questions, {
    'lses.a1': { column: 'a1', missing: { 98: 'dont-know' } }, 'lses.a2': { column: 'a2', missing: { 99: 'prefer-not' } }, 'lses.b1n': { column: 'b1n', missing: { 98: 'dont-know' } },
  })
  assert.deepEqual(proposed('b1n,a1\n60,98\n98,1', instrumentOf(times, asks('lses.a1'))).questions['lses.b1n'], { column: 'b1n' }, 'where somebody says 60, 98 may be true')
})

test('several answers in one cell are read by their words (B11)', () => {
  const many = asks('lses.e2', { kind: 'many', choices: [{ code: 1, words: { ro: 'Îi știu numele' } }, { code: 2, words: { ro: 'L-aș recunoaște' } }, { code: 0, words: { ro: 'Niciuna' } }] })
  const reading = proposed('e2,zona\nIi stiu numele; L-as recunoaste,lakeside\nNiciuna,lakeside', instrumentOf(many)).questions['lses.e2']!
  assert.deepEqual(reading.codes, { 'Ii stiu numele': 1, 'L-as recunoaste': 2, Niciuna: 0 })
  assert.equal(codeOfCell(many, reading)('Ii stiu numele; L-as recunoaste'), 0b011)
  assert.equal(codeOfCell(many, reading)('1 2'), 0b011)
})

test('what a person has chosen is kept, and its values are worked out (B11)', () => {
  const mapping = proposed('a1,other,where\nDa,Nu,Lakeside', instrumentOf(asks('lses.a1'), asks('lses.a2')), { chosen: { zone: 'where', mode: '', questions: { 'lses.a1': 'other', 'lses.a2': '' } } })
  assert.deepEqual(mapping.questions, { 'lses.a1': { column: 'other', codes: { Nu: 0 } } })
  assert.deepEqual(mapping.zone, { column: 'where', codes: { Lakeside: 'lakeside' } })
})

test('the five blocks have names of their own: none is proposed twice or for another', () => {
  const asked = lsesCore.questions.filter(({ kind }) => kind !== 'text')
  const bare = columnsOfQuestions(asked, asked.map(({ id }) => id.replace('lses.', '').toUpperCase()))
  assert.ok(asked.length > 50 && asked.every(({ id }) => bare.get(id) === id.replace('lses.', '').toUpperCase()))
})

const kansasCity = process.env.VATRA_DATA && join(process.env.VATRA_DATA, 'data/kcmo_resident_survey_2021_2022')
const skip = kansasCity && existsSync(kansasCity) ? false : 'VATRA_DATA names no folder with the Kansas City survey'

test('the file of Kansas City is read without a word: every question, the district by its number, 9 as "do not know" (B11)', { skip }, () => {
  const lines = parse(readFileSync(join(kansasCity!, 'codebook.csv')), { columns: true }) as { variable: string; question: string; scale: string }[]
  const questions = lines.flatMap(({ variable, question, scale }) => {
    const choices = [...scale.matchAll(/(\d+)=([^|]+)/g)].filter(([, code]) => code !== '9').map(([, code, en]) => ({ code: Number(code), words: { en: en! } }))
    return choices.length > 1 ? [asks(variable, { words: { en: question }, choices })] : []
  }).filter(({ id }) => id !== 'counci')
  const districts = [1, 2, 3, 4, 5, 6].map((number) => ({ id: `d${number}`, code: `CD${number}`, slug: `district-${number}`, names: { en: `District ${number}` } }))
  const csv = gunzipSync(readFileSync(join(kansasCity!, 'kcmo_resident_survey.csv.gz'))).toString('utf8')
  const mapping = proposed(csv, instrumentOf(...questions), { known: districts })
  assert.ok(questions.length > 50)
  for (const { id } of questions) assert.equal(mapping.questions[id]?.column, id)
  assert.deepEqual(mapping.zone, { column: 'counci', codes: { 1: 'district-1', 2: 'district-2', 3: 'district-3', 4: 'district-4', 5: 'district-5', 6: 'district-6' } })
  assert.deepEqual(mapping.mode, { column: 'method', codes: { Web: 'web', Mail: 'paper', Phone: 'phone' } })
  assert.deepEqual(mapping.questions.q2_05, { column: 'q2_05', missing: { 9: 'dont-know' } })
})
