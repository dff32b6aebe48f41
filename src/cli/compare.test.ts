import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { toolRun } from '#testing/cli/tool-run.ts'
import { compare } from './compare.ts'

const { file, run } = toolRun(compare)

const data = process.env['VATRA_DATA'], kansas = `${data}/data/kcmo_resident_survey_2021_2022/kcmo_resident_survey.csv.gz`
const skip = existsSync(kansas) ? false : 'VATRA_DATA does not name the folder with data/kcmo_resident_survey_2021_2022'

test('Kansas City asked twice: shares, Wilson intervals, z and p of every district equal R to nine digits (F2)', { skip }, async () => {
  const golden = records(readFileSync(`${data}/golden/kcmo_before_after_by_district.csv`, 'utf8'))
  const [before, after] = waves()
  const shares = ['q2_05', 'q2_06', 'q3_01', 'q5_01', 'q5_02', 'q5_06', 'q5_07'], yes = ['q31_01', 'q31_02']
  let compared = 0
  for (const [items, share] of [[shares, '4,5'], [yes, '1']] as const) {
    for (const zone of [[], ['--zone', 'counci']]) {
      for (const row of await asked(before, after, ...zone, '--items', items.join(','), '--share', share, '--missing', '9')) {
        const r = golden.find((g) => g['variable'] === row.item && g['district'] === (row.zone ?? 'all'))
        assert.ok(r, `${row.item} ${row.zone}`)
        const is = [row.n_before, row.n_after, row.before, row.after, row.difference, row.difference! / row.se!, row.p]
        ;['n1', 'n2', 'p1', 'p2', 'diff', 'z', 'p_two_sided'].forEach((key, i) => near(is[i]!, Number(r[key]), `${row.item} ${row.zone} ${key}`))
        compared++
      }
    }
  }
  assert.equal(compared, golden.length)
})

test('Kansas City: feeling safe in the city is better; no district alone can tell, once its seven questions are counted (F2)', { skip }, async () => {
  const [before, after] = waves()
  const flags = ['--items', 'q2_05,q2_06,q3_01,q5_01,q5_02,q5_06,q5_07', '--share', '4,5', '--missing', '9']
  const city = await asked(before, after, ...flags), districts = await asked(before, after, '--zone', 'counci', ...flags)
  assert.deepEqual(city.filter((r) => r.verdict !== 'no detectable change').map((r) => [r.item, r.verdict]), [['q2_05', 'better']])
  assert.deepEqual(districts.filter((r) => r.p! <= 0.05).map((r) => [r.item, r.zone]), [['q2_05', '6']])
  assert.ok(districts.length === 42 && districts.every((r) => r.verdict === 'no detectable change'))
})

const before = 'zone,a,b\n' + '1,1,0\n'.repeat(40) + '1,0,1\n'.repeat(60) + '2,1,1\n'.repeat(10) + '10,1,1\n'.repeat(5)
const later = 'zone,a,b\n' + '1,1,0\n'.repeat(75) + '1,0,1\n'.repeat(25) + '3,0,1\n'.repeat(4) + '10,1,\n'.repeat(5)

test('a zone or an item that only one round knows is not comparable, and the zones stay in order', async () => {
  const rows = await asked(file(before), file(later), '--zone', 'zone', '--items', 'a,b', '--share', '1')
  assert.deepEqual(rows.map((r) => [r.zone, r.item, r.n_before, r.n_after, r.verdict]), [
    ['1', 'a', 100, 100, 'better'], ['1', 'b', 100, 100, 'worse'],
    ['2', 'a', 10, 0, 'not comparable'], ['2', 'b', 10, 0, 'not comparable'],
    ['3', 'a', 0, 4, 'not comparable'], ['3', 'b', 0, 4, 'not comparable'],
    ['10', 'a', 5, 5, 'no detectable change'], ['10', 'b', 5, 0, 'not comparable'],
  ])
  const { before: was, after: is, difference, se, low, high, p, p_adjusted } = rows[2]!
  assert.deepEqual([was, is, difference, se, low, high, p, p_adjusted], [1, null, null, null, null, null, null, null])
})

test('the good side, the adjustment and the family are chosen; the verdict follows', async () => {
  const flags = ['--zone', 'zone', '--items', 'a,b', '--share', '1']
  const ask = (...more: string[]) => asked(file(before), file(later), ...flags, ...more)
  assert.deepEqual((await ask('--good', 'low')).slice(0, 2).map((r) => r.verdict), ['worse', 'better'])
  const [none, holm, all, bh] = [await ask('--adjust', 'none'), await ask(), await ask('--family', 'all'), await ask('--adjust', 'bh')]
  assert.equal(none[0]!.p_adjusted, none[0]!.p)
  near(holm[0]!.p_adjusted!, 2 * none[0]!.p!, 'holm in the zone')
  near(all[0]!.p_adjusted!, 3 * none[0]!.p!, 'holm over all three tests')
  near(bh[0]!.p_adjusted!, none[0]!.p!, 'benjamini-hochberg of two equal p')
  const doubtful = (await ask('--adjust', 'none', '--confidence', '0.9999999')).slice(0, 2)
  assert.ok(doubtful.every((r) => r.verdict === 'no detectable change'))
})

test('means and weighted shares change by the t of two designs', async () => {
  const [a, b] = [file(before), file(later)]
  const mean = (await asked(a, b, '--items', 'a', '--mean'))[0]!
  const share = (await asked(a, b, '--items', 'a', '--share', '1', '--method', 'linear'))[0]!
  assert.deepEqual([mean.method, mean.zone, share.method], ['survey-t-satterthwaite', null, 'survey-t-satterthwaite'])
  assert.deepEqual([mean.difference, mean.se, mean.p], [share.difference, share.se, share.p])
})

test('a comparison that cannot be understood is said, with exit code 2, and so is a faulty file', async () => {
  const path = file(before)
  for (const [argv, sentence] of [
    [[path, '--items', 'a', '--mean'], /Two files are needed \(BEFORE\.csv AFTER\.csv\), 1 given/],
    [['-', '-', '--items', 'a', '--mean'], /Standard input can be only one/],
    [[path, path, '--items', 'a', '--mean', '--good', 'up'], /--good is high or low, not "up"/],
    [[path, path, '--items', 'a', '--mean', '--adjust', 'fdr'], /--adjust is holm, hochberg, bh, by or none/],
    [[path, path, '--items', 'a', '--share', '1', '--method', 'logit'], /A change has no interval by logit: merely counted answers have Newcombe's \(--method wilson\)/],
    [[path, path, '--items', 'a', '--share', '1', '--method', 'exact'], /A change has no interval by exact/],
    [[path, path, '--items', 'a', '--share', '1', '--weight', 'zone', '--method', 'wilson'], /A change has no interval by wilson/],
  ] as [string[], RegExp][]) {
    const { code, err } = await run(...argv)
    assert.equal(code, 2)
    assert.match(err, sentence)
  }
  const faulty = await run(path, file('zone,a\n1,x\n'), '--items', 'a', '--share', '1')
  assert.equal(faulty.code, 2)
  assert.match(faulty.err, /row 2, column "a": "x" is not a number/)
  assert.match((await run('--help')).out, /Example: vatra compare/)
})

/** The file of Kansas City parted into its two rounds. */
function waves(): [string, string] {
  const [heading, ...lines] = gunzipSync(readFileSync(kansas)).toString('utf8').trimEnd().split('\n')
  const of = (wave: string) => file([heading, ...lines.filter((line) => line.endsWith(wave))].join('\n'))
  return [of('1QSEP2021'), of('3QMAR2022')]
}

type Row = {
  zone: string | null; item: string; n_before: number; n_after: number; before: number | null; after: number | null; difference: number | null
  se: number | null; low: number | null; high: number | null; p: number | null; p_adjusted: number | null; verdict: string; method: string
}

async function asked(...argv: string[]): Promise<Row[]> {
  const { code, out, err } = await run(...argv, '--json')
  assert.equal(code, 0, err)
  return JSON.parse(out)
}

function records(text: string): Record<string, string>[] {
  return parse(text, { columns: true })
}

function near(actual: number, expected: number, what: string) {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1e-6, Math.abs(expected)), `${what}: ${actual}, expected ${expected}`)
}
