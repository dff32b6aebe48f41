import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toolRun } from '#testing/cli/tool-run.ts'
import { darkFigure } from './dark-figure.ts'

const { file, run } = toolRun(darkFigure)

/** Of 1,000 people 120 suffered one incident and 40 two; so many of the 200 incidents were told. */
const survey = (told: number) => `events,told\n${Array.from({ length: 1000 }, (_, i) => (i < 40 ? `2,${i < told / 4 ? 1 : 0}` : i < 160 ? `1,${i < 40 + (told * 3) / 4 ? 1 : 0}` : '0,')).join('\n')}\n`
const flags = ['--events', 'events', '--told', 'told', '--people', '50000', '--recorded', '2500']

test('what happened, was told, stayed dark and is on record follow from the survey and the count', async () => {
  const rows = await asked([file(survey(80))], ...flags), of = (figure: string) => rows.find((row) => row.figure === figure)!
  assert.deepEqual(['happened', 'told', 'dark', 'reporting_rate', 'recording_rate'].map((figure) => Number(of(figure).estimate!.toFixed(9))), [10000, 4000, 6000, 0.4, 0.625])
  for (const { low, high, estimate } of rows) assert.ok(low! < estimate! && estimate! < high!)
  assert.deepEqual([of('dark').says, of('dark').n, of('reporting_rate').n, of('dark').method], [null, 1000, 160, 'delta-log'])
})

test('drawing the survey again gives nearly the same intervals, and the same each time', async () => {
  const path = file(survey(80)), drawn = await asked([path], ...flags, '--resamples', '400', '--seed', '3'), delta = await asked([path], ...flags)
  assert.deepEqual(drawn, await asked([path], ...flags, '--resamples', '400', '--seed', '3'))
  drawn.forEach((row, i) => assert.ok(Math.abs(row.low! / delta[i]!.low! - 1) < 0.1 && Math.abs(row.high! / delta[i]!.high! - 1) < 0.1, `${row.figure}: ${row.low} ${row.high}, ${delta[i]!.low} ${delta[i]!.high}`))
})

test('a count that rises only because more people tell is no crime wave', async () => {
  const rows = await asked([file(survey(40)), file(survey(120))], '--events', 'events', '--told', 'told', '--people', '50000', '--recorded', '1500,3600')
  assert.deepEqual(rows.filter(({ round }) => round === 'change').map(({ figure, says }) => [figure, says]), [['recorded_ratio', 'reporting moved'], ['happened_ratio', null], ['reporting_ratio', null]])
})

test('too few victims are said to be too few, and nobody hurt is no rate', async () => {
  const few = await asked([file(`events,told\n1,1\n1,0\n${'0,\n'.repeat(50)}`)], ...flags), none = await asked([file(`events,told\n${'0,\n'.repeat(50)}`)], ...flags)
  assert.equal(few.find(({ figure }) => figure === 'dark')!.says, 'few-answers')
  assert.deepEqual(none.map(({ estimate }) => estimate), [0, 0, 0, null, null])
})

test('answers that cannot be are said by row and column, with exit code 2', async () => {
  for (const [text, more, sentence] of [
    ['events,told\n1,2\n', [], /row 2, column "told": 2 told, but only 1 happened/], ['events,told\n-1,0\n', [], /row 2, column "events": "-1" is no number of incidents/], ['events,told\n,\n', [], /no row with an answer in both/],
    ['events,told,s\n1,1,a\n0,,a\n1,0,b\n', ['--strata', 's'], /row 4, column "s": stratum "b" has only one sampling unit/], ['events,told\n1,1\n', ['--resamples', '10'], /--resamples is a whole number of at least 40/],
    ['events,told\n1,1\n', ['--recorded', '1,2'], /--recorded needs a number for each file/],
  ] as [string, string[], RegExp][]) {
    const { code, err } = await run(file(text), ...flags, ...more)
    assert.equal(code, 2, err)
    assert.match(err, sentence)
  }
})

type Row = { round?: string; figure: string; estimate: number | null; low: number | null; high: number | null; n: number; says: string | null; method: string }

async function asked(files: string[], ...argv: string[]): Promise<Row[]> {
  const { code, out, err } = await run(...files, ...argv, '--json')
  assert.equal(code, 0, err)
  return JSON.parse(out)
}
