import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toolRun } from '#testing/cli/tool-run.ts'
import { compare } from '../../compare.ts'
import { estimate } from '../../estimate.ts'
import { hotspots } from '../hotspots.ts'
import { nearRepeat } from '../near-repeat.ts'
import { rake } from '../rake.ts'
import { sampleSize } from '../sample-size.ts'
import { wait } from '../wait.ts'
import { inR } from './steps/in-r.ts'

const run = Object.fromEntries(Object.entries({ estimate, compare, hotspots, nearRepeat, rake, sampleSize, wait }).map(([name, tool]) => [name, toolRun(tool).run]))
const script = async (tool: string, ...argv: string[]) => {
  const { code, out, err } = await run[tool]!(...argv, '--r')
  assert.deepEqual([code, err], [0, ''])
  assert.deepEqual(unclosed(out), [], out)
  return out
}
const holds = (text: string, ...parts: string[]) => parts.forEach((part) => assert.ok(text.includes(part), `${part} is not in\n${text}`))

test('the script names the file, the columns, the design and the codes that were typed, and opens no file itself', async () => {
  const text = await script('estimate', 'not here.csv', '--zone', 'District', '--items', 'a,b', '--share', '4,5', '--missing', '8,9', '--weight', 'w', '--strata', 's', '--cluster', 'c', '--population', 'N', '--lonely', 'adjust', '--confidence', '0.9')
  holds(text, 'read_cells("not here.csv")', 'zone = cells[["District"]]', 'cells[c("a", "b")]', 'is_code(cell, c("4", "5"))', 'none <- c("", "8", "9")', 'options(survey.lonely.psu = "adjust")', 'confidence <- 0.9',
    'svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~population, nest = TRUE, data = people)', 'method = "xlogit"', '# Tried with R 4.2.2, survey 4.1-1.')
  holds(await script('estimate', 'a.csv', '--items', 'y', '--mean'), 'svydesign(ids = ~1, weights = ~weight, data = people)', 'survey.lonely.psu = "fail"', 'svymean(~y, part, deff = "replace")')
  holds(await script('estimate', 'a.csv', '--items', 'y', '--mean', '--margin', 'sex=s.csv', '--margin', 'age=a.csv'), 'rake(design, list(~margin1, ~margin2)', 'known_in("s.csv", "margin1", sum(people$weight))')
  holds(await script('compare', 'b.csv', 'a.csv', '--items', 'y', '--mean', '--adjust', 'by', '--family', 'all', '--good', 'low'), 'first <- read_cells("b.csv")', 'p.adjust(rows$p, "BY")', 'rows$difference < 0, "better"')
})

test('the other scripts name what they were asked', async () => {
  holds(await script('rake', 'a.csv', '--margin', 'sex=s.csv', '--trim', '0.3,3', '--as', 'new'), 'margin1 = cells[["sex"]]', 'lower = 0.3, upper = 3, strict = TRUE', 'cells[["new"]] <-')
  holds(await script('hotspots', 'a.csv', '--x', 'east', '--y', 'north', '--crs', 'EPSG:32635', '--cell', '100', '--band', '250', '--time', 'day', '--from', '2026-03-01'), 'cells[["east"]]', 'side <- 100', '0, 250 / side', 'when >= 20513 & when < Inf', 'library(spdep)')
  holds(await script('nearRepeat', 'a.csv', '--x', 'lon', '--y', 'lat', '--time', 't', '--space', '100,200', '--days', '7', '--seed', '5'), 'space <- c(0, 100, 200)', 'days <- c(0, 7)', 'set.seed(5)', 'replicate(999', 'library(sf)')
  holds(await script('wait', 'a.csv', '--zone', 'z', '--seconds', 's', '--open', 'o', '--quantiles', '0.5'), 'quantiles <- 0.5', 'cells[["o"]]', 'survfit(')
  holds(await script('sampleSize', '--half-width', '0.05', '--population', '900'), 'population <- 900', '/ 0.05^2')
})

test('what a script would not tell alike is refused with a sentence', async () => {
  for (const [tool, argv, sentence] of [
    ['estimate', ['a.csv', '--items', 'y', '--mean', '--replicates', 'bootstrap'], /does not know --replicates bootstrap/], ['estimate', ['a.parquet', '--items', 'y', '--mean'], /reads CSV, not a\.parquet/],
    ['hotspots', ['a.csv', '--x', 'x', '--y', 'y', '--cell', '10', '--band', '20', '--contours'], /does not know --contours/],
  ] as [string, string[], RegExp][]) {
    const { code, out, err } = await run[tool]!(...argv, '--r')
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, sentence)
  }
})

test('names with quotes, backslashes and other letters stay what they are in R', async () => {
  assert.equal(inR('C:\\new "zone"\t1\n'), '"C:\\\\new \\"zone\\"\\t1\\n"')
  assert.deepEqual([inR(['a']), inR(['a', 'b']), inR([1, 2.5]), inR(null), inR(Infinity), inR(true)], ['"a"', 'c("a", "b")', 'c(1, 2.5)', 'NULL', 'Inf', 'TRUE'])
  holds(await script('estimate', '-', '--items', 'siguranță "zi"', '--mean'), 'cells[c("siguranță \\"zi\\"")]', 'read_cells(file("stdin"))')
})

/** Brackets and quotes of a script in R that are not closed, comments apart. */
function unclosed(text: string): string[] {
  const open: string[] = [], closes: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
  for (const [part] of text.matchAll(/#.*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[()[\]{}"']/g)) {
    if (part.length > 1 || part === '#') continue
    if (closes[part] !== undefined && open.at(-1) === closes[part]) open.pop()
    else open.push(part)
  }
  return open
}
