import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { seeded } from '#kernel/random.ts'
import { toolRun } from '#testing/cli/tool-run.ts'
import { estimate } from './estimate.ts'

const { folder, file, run } = toolRun(estimate)

const data = process.env['VATRA_DATA'], golden = `${data}/golden`
const skip = existsSync(`${golden}/survey_api.json`) ? false : 'VATRA_DATA does not name the folder with golden/survey_api.json'

const town = 'zone,safe,weight,block\n10,5,1,a\n2,4,2,a\n2,1,1,b\n2,9,3,b\n10,,1,c\n10,2,2,c\n'

test('shares of each zone by Wilson, zones in people\'s order, empty cells and named codes missing', async () => {
  const rows = await asked(town, '--zone', 'zone', '--items', 'safe', '--share', '4,5', '--missing', '9')
  assert.deepEqual(rows.map((r) => [r.zone, r.item, r.n, r.estimate, r.deff, r.method]),
    [['2', 'safe', 2, 0.5, 1, 'wilson'], ['10', 'safe', 2, 0.5, 1, 'wilson']])
  assert.ok(Math.abs(rows[0]!.low! - 0.0945312) < 1e-6 && Math.abs(rows[0]!.se! - Math.sqrt(0.125)) < 1e-15)
})

test('a share of answers that nobody gave is nought, and it is said what was given', async () => {
  const path = file('a,b\n1,yes\n2,no\n9,no\n'), { code, out, err } = await run(path, '--items', 'a,b', '--share', '5', '--missing', '9', '--json')
  assert.deepEqual([code, out], [2, ''])
  assert.match(err, /row 2, column "b": "yes" is not a number\.$/m)
  const one = await run(path, '--items', 'a', '--share', '5,6', '--missing', '9', '--json')
  assert.deepEqual([one.code, JSON.parse(one.out)[0].estimate], [0, 0])
  assert.match(one.err, /^Nobody in .+ answered 5 or 6 in column "a"; there are 1, 2\.\n$/)
})

test('without a zone the whole file is one row, whose zone is null', async () => {
  const rows = await asked(town, '--items', 'safe', '--mean', '--missing', '9', '--weight', 'weight')
  assert.equal(rows.length, 1)
  assert.deepEqual([rows[0]!.zone, rows[0]!.n, rows[0]!.estimate, rows[0]!.method], [null, 4, 3, 'linear'])
})

test('answers may be words, files packed, cells parted by semicolons', async () => {
  const path = join(folder, 'packed.csv.gz')
  writeFileSync(path, gzipSync('\ufeffzone;seen\r\n1;yes\r\n1;no\r\n1;yes\r\n'))
  const { code, out } = await run(path, '--items', 'seen', '--share', 'yes', '--json')
  assert.equal(code, 0)
  assert.equal(JSON.parse(out)[0].estimate, 2 / 3)
})

test('standard input is a file named "-"', () => {
  const script = `import { estimate } from ${JSON.stringify(new URL('estimate.ts', import.meta.url).href)}
    process.exitCode = await estimate(['-', '--items', 'safe', '--share', '4,5', '--missing', '9', '--json'], process.stdout)`
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { input: town, encoding: 'utf8' })
  assert.equal(JSON.parse(out)[0].n, 4)
})

test('the table for the eye has a heading, aligned columns and a dash for what is not known', async () => {
  const { out } = await run(file('zone,a\n1,\n1,\n'), '--zone', 'zone', '--items', 'a', '--share', '1')
  const [heading, row] = out.split('\n')
  assert.match(heading!, /^zone +item +n +estimate +se +low +high +deff +method$/)
  assert.match(row!, /^1 +a +0 +- +- +0\.0000 +1\.0000 +- +wilson$/)
})

test('a design changes the method: logit, or linear when asked', async () => {
  const flags = ['--items', 'safe', '--share', '4,5', '--missing', '9', '--weight', 'weight', '--cluster', 'block']
  const [logit, linear] = [(await asked(town, ...flags))[0]!, (await asked(town, ...flags, '--method', 'linear'))[0]!]
  assert.deepEqual([logit.method, linear.method], ['logit', 'linear'])
  assert.ok(logit.low! > 0 && logit.high! < 1)
  assert.deepEqual([logit.estimate, logit.se, logit.deff], [linear.estimate, linear.se, linear.deff])
})

test('what is wrong in a file is said by row and column, with exit code 2', async () => {
  const cases: [string, string[], RegExp][] = [
    ['zone,a\n1,4\n1,four\n', ['--items', 'a', '--mean'], /row 3, column "a": "four" is not a number\.$/],
    ['zone,a,w\n1,4,1\n1,3,\n', ['--items', 'a', '--mean', '--weight', 'w'], /row 3, column "w": the weight is missing\.$/],
    ['zone,a,w\n1,4,-1\n', ['--items', 'a', '--mean', '--weight', 'w'], /row 2, column "w": "-1" is no weight/],
    ['zone,a\n1,4\n', ['--items', 'b', '--mean'], /has no column "b"; it has "zone", "a"\.$/],
    ['a,a\n1,4\n', ['--items', 'a', '--mean'], /has two columns "a"/],
    ['zone,a\n1,4,4\n', ['--items', 'a', '--mean'], /row 2: it has more or fewer cells than the heading/],
    ['zone,a\n1,"4\n', ['--items', 'a', '--mean'], /row \d: /],
    ['', ['--items', 'a', '--mean'], /is empty/],
    ['s,a\n1,4\n1,3\n2,1\n', ['--items', 'a', '--mean', '--strata', 's'], /row 4, column "s": stratum "2" has only one sampling unit.*--lonely/],
    ['s,a\n1,4\n,3\n', ['--items', 'a', '--mean', '--strata', 's'], /row 3, column "s": the cell is empty/],
    ['s,a,N\n1,4,50\n1,3,40\n', ['--items', 'a', '--mean', '--strata', 's', '--population', 'N'], /row 3, column "N": 40 to draw from, but an earlier row of stratum "1" says 50/],
    ['a,N\n4,few\n', ['--items', 'a', '--mean', '--population', 'N'], /row 2, column "N": "few" is no number of units/],
    ['a,N\n4,1\n3,1\n', ['--items', 'a', '--mean', '--population', 'N'], /row 3, column "N": 1 to draw from, but this is person 2\./],
  ]
  for (const [text, flags, sentence] of cases) {
    const { code, out, err } = await run(file(text), ...flags)
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err.trim(), sentence)
    assert.equal(err.trim().split('\n').length, 1)
  }
  assert.match((await run(join(folder, 'nowhere.csv'), '--items', 'a', '--mean')).err, /There is no file/)
  assert.match((await run(folder, '--items', 'a', '--mean')).err, /is a folder/)
})

test('a question that cannot be understood is said, with exit code 2', async () => {
  const path = file(town)
  const cases: [string[], RegExp][] = [
    [[path, '--mean'], /--items needs at least one name/],
    [[path, '--items', 'safe'], /either --share .* or --mean/],
    [[path, '--items', 'safe', '--share', '4', '--mean'], /either --share/],
    [['--items', 'safe', '--mean'], /One file is needed \(FILE\.csv\), none given/],
    [[path, '--items', 'safe', '--mean', '--method', 'wilson'], /A mean has no wilson interval/],
    [[path, '--items', 'safe', '--share', '4', '--weight', 'weight', '--method', 'exact'], /An exact interval knows nothing of --weight/],
    [[path, '--items', 'safe', '--share', '4', '--method', 'wald'], /--method is wilson, logit, .*, not "wald"/],
    [[path, '--items', 'safe', '--total', '--mean'], /either --share .* or --mean, or --total/],
    [[path, '--items', 'safe', '--mean', '--confidence', '95'], /--confidence lies between 0 and 1/],
    [[path, '--items', 'safe,safe', '--mean'], /"safe" twice/],
    [[path, '--items', 'safe', '--mean', '--zones', 'z'], /--zones/],
  ]
  for (const [argv, sentence] of cases) {
    const { code, out, err } = await run(...argv)
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err, sentence)
  }
  const { code, out } = await run('--help')
  assert.equal(code, 0)
  assert.match(out, /Example: vatra estimate/)
})

test('a stratum with one unit passes under a rule, and rows without a zone are told', async () => {
  const flags = ['--zone', 'z', '--items', 'a', '--mean', '--strata', 's', '--lonely', 'average', '--json']
  const { code, out, err } = await run(file('z,s,a\nx,1,4\n,1,3\nx,2,1\n'), ...flags)
  assert.equal(code, 0)
  assert.match(err, /Rows without a zone, counted in none: 1/)
  assert.deepEqual(JSON.parse(out).map((r: { zone: string; n: number }) => [r.zone, r.n]), [['x', 2]])
})

test('weighted, stratified and clustered files equal R\'s survey to ten digits, whole and by zone', { skip }, async () => {
  const r = JSON.parse(readFileSync(`${golden}/survey_api.json`, 'utf8'))
  const { data } = JSON.parse(readFileSync(`${golden}/survey_data.json`, 'utf8'))
  const samples = [
    ['apisrs', 'srs_nofpc', []], ['apistrat', 'strat_nofpc', ['--strata', 'stype']], ['apiclus1', 'clus1_nofpc', ['--cluster', 'dnum']],
  ] as const
  for (const [set, name, flags] of samples) {
    const school = data[set], keys = ['stype', 'api00', 'pw', ...(school.dnum ? ['dnum'] : [])]
    const path = file([keys.join(','), ...school.pw.map((_: number, i: number) => keys.map((k) => school[k][i]).join(','))].join('\n'))
    const ask = async (...more: string[]) => JSON.parse((await run(path, '--items', 'api00', '--mean', '--weight', 'pw', ...flags, ...more, '--json')).out)
    const [whole] = await ask()
    const expected = [r[name].mean_api00.coef.api00, r[name].mean_api00.se.api00, ...r[name].mean_api00_ci_t, r[name].deff_repl]
    ;[whole.estimate, whole.se, whole.low, whole.high, whole.deff].forEach((v, i) => near(v, expected[i]))
    const zones = await ask('--zone', 'stype')
    assert.deepEqual(zones.map((z: { zone: string }) => z.zone), ['E', 'H', 'M'])
    zones.forEach((z: { estimate: number; se: number }, k: number) => {
      near(z.estimate, r[name].by_mean.coef.V1[k])
      near(z.se, r[name].by_mean.se[k])
    })
  }
})

test('finite populations, totals, every share interval and every lonely rule equal R\'s survey', { skip }, async () => {
  const r = JSON.parse(readFileSync(`${golden}/survey_api.json`, 'utf8')), { data } = JSON.parse(readFileSync(`${golden}/survey_data.json`, 'utf8'))
  for (const [set, name, flags] of [['apisrs', 'srs', []], ['apistrat', 'strat', ['--strata', 'stype']], ['apiclus1', 'clus1', ['--cluster', 'dnum']]] as const) {
    const school = data[set], keys = ['stype', 'api00', 'enroll', 'pw', 'fpc', ...(school.dnum ? ['dnum'] : [])]
    const path = file([[...keys, 'hi'].join(','), ...school.pw.map((_: number, i: number) => [...keys.map((k) => school[k][i]), school.api00[i] > 700 ? 1 : 0].join(','))].join('\n'))
    const ask = async (...more: string[]) => JSON.parse((await run(path, '--weight', 'pw', '--population', 'fpc', ...flags, ...more, '--json')).out)[0]
    near((await ask('--items', 'api00', '--mean')).se, r[name].mean_api00.se.api00)
    const total = await ask('--items', 'enroll', '--total')
    near(total.estimate, Object.values(r[name].total_enroll.coef)[0] as number)
    near(total.se, Object.values(r[name].total_enroll.se)[0] as number)
    for (const { method, lo, hi } of r[name].ciprop_hi) {
      const { low, high } = await ask('--items', 'hi', '--share', '1', '--method', method)
      // R finds the ends of the likelihood interval by a root search of its own tolerance.
      for (const [is, known] of [[low, lo], [high, hi]]) assert.ok(Math.abs(is - known) < (method === 'likelihood' ? 1e-5 : 1e-10), `${name} ${method}: ${is}, expected ${known}`)
    }
  }
  const { rows, ...rules } = r.lonely, all = data.apistrat
  const path = file(['stype,api00,pw', ...rows.map((row: number) => [all.stype[row - 1], all.api00[row - 1], all.pw[row - 1]].join(','))].join('\n'))
  const lonely = (rule: string) => run(path, '--items', 'api00', '--mean', '--weight', 'pw', '--strata', 'stype', '--lonely', rule, '--json')
  for (const rule of ['certainty', 'adjust', 'average']) near(JSON.parse((await lonely(rule)).out)[0].se, rules[rule].se)
  assert.match((await lonely('fail')).err, /has only one sampling unit/)
})

test('without a design the exact interval is Clopper and Pearson\'s, and a total with --share counts people', async () => {
  const path = file(`a\n${'1\n'.repeat(7)}${'0\n'.repeat(3)}`)
  const [exact] = JSON.parse((await run(path, '--items', 'a', '--share', '1', '--method', 'exact', '--json')).out)
  near(exact.low, 0.3475471499400029) // R: binom.test(7, 10)$conf.int
  assert.equal(exact.method, 'clopper-pearson')
  assert.equal(JSON.parse((await run(path, '--items', 'a', '--share', '1', '--total', '--json')).out)[0].estimate, 7)
})

test('92,051 weighted rows with strata and clusters over 32 zones are estimated in less than two seconds of work', async () => {
  const random = seeded(3), below = (n: number) => Math.floor(random() * n), rows = ['zone,stratum,cluster,weight,a,b,c']
  for (let i = 0; i < 92_051; i++) {
    const zone = below(32)
    rows.push(`Z${zone},S${zone % 16},C${zone}-${below(60)},${(0.5 + random()).toFixed(4)},${1 + below(5)},${1 + below(5)},${below(20) ? 1 + below(5) : 9}`)
  }
  const path = file(rows.join('\n')), before = process.cpuUsage()
  const { code, out } = await run(path, '--zone', 'zone', '--items', 'a,b,c', '--share', '4,5', '--missing', '9', '--weight', 'weight', '--strata', 'stratum', '--cluster', 'cluster', '--json')
  const { user, system } = process.cpuUsage(before)
  assert.equal(code, 0)
  assert.equal(JSON.parse(out).length, 96)
  assert.ok(user + system < 2e6, `${(user + system) / 1e6} s`)
})

test('Wilson intervals of Kansas City, both rounds and every district, equal R to nine digits', { skip }, async () => {
  const lines = gunzipSync(readFileSync(`${data}/data/kcmo_resident_survey_2021_2022/kcmo_resident_survey.csv.gz`)).toString('utf8').trimEnd().split('\n')
  const known = parse(readFileSync(`${golden}/kcmo_before_after_by_district.csv`, 'utf8'), { columns: true }) as Record<string, string>[]
  let compared = 0
  for (const [wave, k] of [['1QSEP2021', 1], ['3QMAR2022', 2]] as const) {
    const path = file(lines.filter((line, i) => i === 0 || line.endsWith(wave)).join('\n'))
    for (const [indicator, share] of [['share yes', '1'], ['share 4-5 of 1-5, DK excluded', '4,5']] as const) {
      const items = [...new Set(known.filter((r) => r['indicator'] === indicator).map((r) => r['variable']!))].join(',')
      const { out } = await run(path, '--zone', 'counci', '--items', items, '--share', share, '--missing', '9', '--json')
      for (const row of JSON.parse(out) as Row[]) {
        const r = known.find((r) => r['variable'] === row.item && r['district'] === row.zone)!
        assert.equal(row.n, Number(r[`n${k}`]))
        ;[row.estimate, row.low, row.high].forEach((v, i) => near(v!, Number(r[[`p${k}`, `wilson_lo${k}`, `wilson_hi${k}`][i]!])))
        compared++
      }
    }
  }
  assert.equal(compared, 2 * 54)
})

type Row = {
  zone: string | null; item: string; n: number; estimate: number | null; se: number | null; low: number | null; high: number | null
  deff: number | null; method: string
}

async function asked(text: string, ...flags: string[]): Promise<Row[]> {
  const { code, out, err } = await run(file(text), ...flags, '--json')
  assert.equal(code, 0, err)
  return JSON.parse(out)
}

function near(actual: number, expected: number) {
  assert.ok(Math.abs(actual - expected) <= 1e-10 * Math.abs(expected), `${actual}, expected ${expected}`)
}
