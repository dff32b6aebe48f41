import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { toolRun } from '#testing/cli/tool-run.ts'
import { wait } from './wait.ts'

const { file, run } = toolRun(wait)
const golden = `${process.env['VATRA_DATA']}/golden/quantile_shrinkage.json`, skip = existsSync(golden) ? false : 'VATRA_DATA does not name the folder with golden/quantile_shrinkage.json'

test('quantiles of a village equal R\'s type 7', { skip }, async () => {
  const { x, p, type7 } = JSON.parse(readFileSync(golden, 'utf8')).quantile
  const [row] = await asked(`zone,s\n${x.map((s: number) => `1,${s}`).join('\n')}`, '--quantiles', p.join(','))
  p.forEach((one: number, k: number) => assert.ok(Math.abs((row![`q${100 * one}`] as number) - type7[k]) < 1e-9))
  assert.deepEqual([row!['zone'], row!['hour'], row!['n']], ['1', null, x.length])
})

const calls = ['zone,s,at,in,open', 'b10,60,2026-03-02 00:10,x,0', 'b10,120,02.03.2026 00:50,x,0', 'b9,300,2026-03-08T23:59:59Z,y,yes', 'b9,,2026-03-08T23:00,y,0', 'b9,200,20260308T2300,y,no'].join('\n')

test('hours run from Monday\'s first to Sunday\'s last, whatever way the date is written; rows without a wait are told', async () => {
  const rows = await asked(calls, '--at', 'at')
  assert.deepEqual(rows.map((row) => [row['zone'], row['hour'], row['n'], row['q50']]), [['b9', 167, 2, 250], ['b10', 0, 2, 90]])
  assert.match((await run(file(calls), '--zone', 'zone', '--seconds', 's')).err, /Rows without a wait, counted nowhere: 1/)
})

test('few calls are drawn toward their village, and villages toward their commissariat', async () => {
  const own = await asked(calls), [b9, b10] = await asked(calls, '--shrink'), hours = await asked(calls, '--at', 'at', '--shrink', '--commissariat', 'in')
  assert.ok(own.length === 2 && (b9!['q50'] as number) < 250 && (b10!['q50'] as number) > 90)
  assert.ok(Math.abs((b9!['q50'] as number) - (2 / 52 * 250 + 50 / 52 * 160)) < 1e-9)
  assert.deepEqual([hours.length, hours[0]!['n'], hours[167]!['n'], Number((hours[167]!['q50'] as number).toFixed(9))], [336, 0, 2, 250])
})

test('calls that are still open count as long as they have lasted', async () => {
  const rows = await asked(calls, '--open', 'open')
  assert.deepEqual([rows[0]!['n_open'], rows[0]!['q50'], rows[0]!['method']], [1, 200, 'kaplan-meier-log-log'])
})

test('what is no wait, no time and no question is said, with exit code 2', async () => {
  for (const [text, flags, sentence] of [
    ['zone,s\na,soon\n', [], /row 2, column "s": "soon" is not a number of seconds/], ['zone,s\na,-1\n', [], /nobody comes before the call/], ['zone,s\n,1\n', [], /row 2, column "zone": the cell is empty/],
    ['zone,s,t\na,1,yesterday\n', ['--at', 't'], /row 2, column "t": "yesterday" is no time/], ['zone,s,t\na,1,3/4/2026\n', ['--at', 't'], /"3\/4\/2026" could be two days; say --dates/],
    ['zone,s,t\na,1,30/4/2026\na,1,4/30/2026\n', ['--at', 't'], /some dates begin with the day and some with the month/], ['zone,s,t\na,1,2026-02-30\n', ['--at', 't'], /"2026-02-30" is no time/],
    ['zone,s\na,1\n', ['--quantiles', '50'], /--quantiles lie between 0 and 1/], ['zone,s\na,1\n', ['--open', 's', '--shrink'], /leave out --open or --shrink/],
    ['zone,s,in\na,1,x\na,2,y\n', ['--shrink', '--commissariat', 'in'], /row 3, column "in": zone "a" lies in another one/],
  ] as [string, string[], RegExp][]) {
    const { code, err } = await run(file(text), '--zone', 'zone', '--seconds', 's', ...flags)
    assert.equal(code, 2, err)
    assert.match(err, sentence)
  }
  assert.match((await run('x.csv', '--zone', 'a')).err, /--seconds is needed/)
})

async function asked(text: string, ...flags: string[]): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await run(file(text), '--zone', 'zone', '--seconds', 's', ...flags, '--json')
  assert.equal(code, 0, err)
  return JSON.parse(out)
}
