import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { toolRun } from '#testing/cli/tool-run.ts'
import { rake } from './rake.ts'

const { file, run } = toolRun(rake)
const golden = `${process.env['VATRA_DATA']}/golden`, skip = existsSync(`${golden}/survey_api.json`) ? false : 'VATRA_DATA does not name the folder with golden/survey_api.json'

const town = 'name,sex,age\n"Ana, ""A""",f,young\nIon,m,young\nEva,f,old\nDan,m,old\nZoe,f,\n'
const sex = 'sex;people\nf;60\nm;40\n', age = 'young,30\nold,70\n'

test('the rows come again with a weight, and both margins are met', async () => {
  const { code, out, err } = await run(file(town), '--margin', `sex=${file(sex)}`, '--margin', `age=${file(age)}`)
  assert.equal(code, 0, err)
  const rows = parse(out, { columns: true }) as Record<string, string>[]
  assert.deepEqual([Object.keys(rows[0]!), rows[0]!['name'], rows.length], [['name', 'sex', 'age', 'weight'], 'Ana, "A"', 5])
  const sum = (of: (row: Record<string, string>) => boolean) => rows.filter(of).reduce((all, row) => all + Number(row['weight']), 0)
  const known = sum(({ age }) => age !== '')
  for (const [is, wanted] of [[sum(({ sex }) => sex === 'f'), 60], [sum(({ sex }) => sex === 'm'), 40], [sum(({ age }) => age === 'young') / known, 0.3]] as const) assert.ok(Math.abs(is - wanted) < 1e-8, `${is}`)
  assert.match(err, /^Raked in \d+ iterations; largest miss \S+ of the whole \(.*\)\. The 5 weighted answers are worth [\d.]+ equal ones\.\n$/)
})

test('shares that add up to one give weights of one on average; a column of weights is replaced', async () => {
  const { out } = await run(file('sex,weight\nf,1\nf,2\nm,1\n'), '--weight', 'weight', '--margin', `sex=${file('f,0.5\nm,0.5\n')}`, '--json')
  const rows = JSON.parse(out) as { sex: string; weight: number }[]
  assert.deepEqual(rows.map(({ weight }) => Number(weight.toFixed(9))), [0.666666667, 1.333333333, 2])
})

test('weights held between two numbers keep the whole, and the miss is told', async () => {
  const { code, out, err } = await run(file(`sex\n${'f\n'.repeat(8)}m\nm\n`), '--margin', `sex=${file('f,50\nm,50\n')}`, '--trim', '1,15', '--as', 'w', '--json')
  const weights = (JSON.parse(out) as { w: number }[]).map(({ w }) => w)
  assert.deepEqual([code, Math.max(...weights), Number(weights.reduce((a, b) => a + b).toFixed(9))], [0, 15, 100])
  assert.match(err, /then trimmed \(2 weights\); largest miss 2\.00e-1 of the whole \(sex "[fm]"\)/)
})

test('raking the schools gives R\'s weights', { skip }, async () => {
  const { clus1_rake: r, pop_types: types, pop_schwide: wide } = JSON.parse(readFileSync(`${golden}/survey_api.json`, 'utf8')).calibration
  const school = JSON.parse(readFileSync(`${golden}/survey_data.json`, 'utf8')).data.apiclus1
  const path = file(['stype,sch.wide,pw', ...school.pw.map((_: number, i: number) => [school.stype[i], school['sch.wide'][i], school.pw[i]].join(','))].join('\n'))
  const targets = (margin: Record<string, unknown[]>) => Object.values(margin)[0]!.map((value, k) => `${value},${margin['Freq']![k]}`).join('\n')
  const { out } = await run(path, '--weight', 'pw', '--margin', `stype=${file(targets(types))}`, '--margin', `sch.wide=${file(targets(wide))}`, '--json')
  ;(JSON.parse(out) as { weight: number }[]).forEach(({ weight }, i) => assert.ok(Math.abs(weight - r.weights[i]) < 1e-3, `${i}: ${weight}, expected ${r.weights[i]}`)) // R stops at a miss of 1
})

test('what cannot be raked is said by row and column, with exit code 2', async () => {
  const margin = (text: string) => ['--margin', `sex=${file(text)}`]
  for (const [text, flags, sentence] of [
    ['sex\nf\nx\n', margin('f,1\nm,1\n'), /row 3, column "sex": .*has no number for "x"/], ['sex\nf\n', margin('f,1\nm,1\n'), /has nobody whose "sex" is "m"/],
    ['sex\nf\nm\n', margin('f,1\nm,0\n'), /has 1 whose "sex" is "m", of which .* counts none/], ['sex\nf\n', margin('f,many\nm,1\n'), /nobody whose|has no number|is no number/],
    ['sex\nf\n', margin('f,1\nm,many\n'), /row 2, second column: "many" is no number of people/], ['sex\nf\n', margin('f,1\nf,2\n'), /row 2, first column: "f" stands there twice/],
    ['sex\nf\n', margin('f,1,2\n'), /must hold two cells/], ['age\nf\n', margin('f,1\n'), /has no column "sex"/], ['sex\nf\n', [], /--margin is needed/],
    ['sex\nf\n', ['--margin', 'sex'], /--margin is COL=targets\.csv, not "sex"/], ['sex\nf\n', [...margin('f,1\n'), '--trim', '3,1'], /--trim is LOW,HIGH/], ['sex\n', margin('f,1\n'), /a heading and no rows/],
    ['sex,age\nf,a\n', [...margin('f,10\n'), '--margin', `age=${file('a,20\n')}`], /must agree/], ['sex,w\nf,-1\n', [...margin('f,1\n'), '--weight', 'w'], /row 2, column "w": "-1" is no weight/],
  ] as [string, string[], RegExp][]) {
    const { code, out, err } = await run(file(text), ...flags)
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err, sentence)
  }
})
