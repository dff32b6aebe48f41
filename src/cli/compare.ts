import { benjaminiHochberg } from '#kernel/compare/benjamini-hochberg.ts'
import { benjaminiYekutieli } from '#kernel/compare/benjamini-yekutieli.ts'
import { differenceOfShares } from '#kernel/compare/difference-of-shares.ts'
import { differenceUnderDesign } from '#kernel/compare/difference-under-design.ts'
import { hochberg } from '#kernel/compare/hochberg.ts'
import { holm } from '#kernel/compare/holm.ts'
import { riskRatio } from '#kernel/compare/risk-ratio.ts'
import { verdict } from '#kernel/compare/verdict.ts'
import type { Estimate } from '#kernel/estimate/estimate.ts'
import { plain } from '#platform/plain.ts'
import { compareInR } from './numbers/r/compare-in-r.ts'
import { refuseInR } from './numbers/r/steps/refuse-in-r.ts'
import { printRows, type Out } from './table/print-rows.ts'
import { flagLines, readQuestion, type Question } from './table/question.ts'
import { readSurvey, type Survey } from './table/read-survey.ts'
import { tool } from './table/tool.ts'
import { choice, reckoned } from './table/typed.ts'
import { bothRounds, wholeChange } from './table/estimates/whole-change.ts'
import { zoneEstimates, type ZoneEstimate } from './table/estimates/zone-estimates.ts'
import { zoneOrder } from './table/zone-order.ts'

const usage = `vatra compare BEFORE.csv AFTER.csv --items a,b (--share 4,5 | --mean | --total | --ratio COL | --quantile 0.5) [flags]
What changed between two rounds, zone by zone: difference, interval, p, and one of four verdicts:
better, worse, no detectable change, not comparable. The verdict follows the adjusted p at 1 - confidence.

${flagLines}
  Here --method is wilson (merely counted answers: Newcombe's interval) or linear (the t of both designs); a change has no others.
  --good high|low    which side is good (high)
  --risk-ratio       how many times as often instead of the difference (shares of answers that were merely counted; Koopman's interval)
  --whole            instead of --share and the like: whether the answers as a whole were given otherwise (Rao & Scott's test under both designs;
                     answers are numbers, each a kind of its own)
  --adjust NAME      holm, hochberg, bh (Benjamini-Hochberg), by (Benjamini-Yekutieli) or none: how p is adjusted for the number of tests (holm)
  --family zone|all  the tests adjusted together: the items of a zone, or all rows (zone)

Example: vatra compare 2025.csv 2026.csv --zone district --items safe_day,safe_night --share 4,5 --missing 9`

const columns = ['zone', 'item', 'n_before', 'n_after', 'before', 'after', 'difference', 'se', 'low', 'high', 'p', 'p_adjusted',
  'verdict', 'method']
const more = { good: { type: 'string' }, 'risk-ratio': { type: 'boolean' }, whole: { type: 'boolean' }, adjust: { type: 'string' }, family: { type: 'string' } } as const
const adjustments = { holm, hochberg, bh: benjaminiHochberg, by: benjaminiYekutieli, none: (ps: readonly (number | null)[]) => [...ps] }

/** vatra compare: what changed between two plain CSV files, without a database; two independent samples, never the same people. */
export function compare(argv: string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => readComparison(argv), async ({ files, question, more: { r }, good, adjust, family, asRatio }) => {
    refuseInR('--whole', r === true && question.wanted === 'whole')
    if (r) return void out.write(compareInR(files as [string, string], { question, good, adjust, family, asRatio }))
    const [before, after] = [await readSurvey(files[0]!, question), await readSurvey(files[1]!, question)]
    for (const note of [...before.notes, ...after.notes]) err.write(`${note}\n`)
    const [lost, missed] = [before.nowhere, after.nowhere]
    if (lost + missed > 0) err.write(`Rows without a zone, counted in none: ${lost} before, ${missed} after.\n`)
    const zones = zoneOrder([...before.zones.keys(), ...after.zones.keys()])
    if (question.wanted === 'whole') return printRows(adjusted(wholeChanges(before, after, zones, question), adjust, family), wholeColumns, question.format, out)
    const changes = zones.map((zone) => zoneChanges(before, after, zone, question, asRatio))
    const rows = adjusted(changes, adjust, family).map(({ p_adjusted: p, method, ...test }) => {
      const difference = test.before === null || test.after === null ? null : test.after - test.before
      return { ...test, p_adjusted: p, verdict: verdict({ p, difference, good, alpha: 1 - question.confidence }), method }
    })
    printRows(rows, asRatio ? columns.flatMap((name) => (name === 'difference' ? ['ratio'] : name === 'se' ? [] : [name])) : columns, question.format, out)
  })
}

/** P-values raised for the tests that were made together, beside those of each test. */
function adjusted<T extends { readonly p: number | null; readonly method: string }>(zones: readonly (readonly T[])[], adjust: keyof typeof adjustments, family: 'zone' | 'all') {
  return (family === 'zone' ? zones : [zones.flat()]).flatMap((tests) => {
    const raised = adjustments[adjust](tests.map(({ p }) => p))
    return tests.map((test, i) => ({ ...test, p_adjusted: raised[i]! }))
  })
}

const wholeColumns = ['zone', 'item', 'n_before', 'n_after', 'f', 'df', 'df_rest', 'p', 'p_adjusted', 'method']

function wholeChanges(before: Survey, after: Survey, zones: readonly (string | null)[], { items }: Question) {
  const both = reckoned(() => bothRounds(before, after))
  return zones.map((zone) => items.map((item) => {
    const { nBefore, nAfter, statistic, df, dfRest, p, method } = reckoned(() => wholeChange(both, zone, item), `Column "${item}": `)
    return { zone, item, n_before: nBefore, n_after: nAfter, f: statistic, df, df_rest: dfRest, p, method }
  }))
}

function readComparison(argv: string[]) {
  const asked = readQuestion(argv, 2, more)
  if (asked?.more['risk-ratio'] && asked.question.method !== 'counted' && asked.question.method !== 'exact') throw plain('--risk-ratio is for shares of answers that were merely counted: no means, no weights, strata or clusters.')
  if (asked?.question.wanted === 'whole' && (asked.question.margins.length > 0 || asked.question.replicates)) throw plain('--whole knows of weights, strata and clusters, not of --margin or --replicates.')
  const typed = asked?.more['method'], { wanted, method } = asked?.question ?? {}
  if (typed !== undefined && wanted === 'share' && method !== 'counted' && method !== 'linear') throw plain(`A change has no interval by ${String(typed)}: merely counted answers have Newcombe's (--method wilson), those of a design the t of both designs (--method linear). Leave --method out for the one that fits.`)
  return asked && {
    ...asked,
    asRatio: asked.more['risk-ratio'] === true,
    good: choice(asked.more['good'], ['high', 'low'], '--good'),
    adjust: choice(asked.more['adjust'], ['holm', 'hochberg', 'bh', 'by', 'none'], '--adjust'),
    family: choice(asked.more['family'], ['zone', 'all'], '--family'),
  }
}

function zoneChanges(earlier: Survey, later: Survey, zone: string | null, question: Question, asRatio: boolean) {
  const first = zoneEstimates(earlier, zone, question), second = zoneEstimates(later, zone, question)
  return question.items.map((item, i) => {
    const { nBefore, nAfter, before, after, method, p, ...numbers } = (asRatio ? ratioed : changed)(first[i]!, second[i]!, question)
    return { zone, item, n_before: nBefore, n_after: nAfter, before, after, ...numbers, p, method }
  })
}

function changed(before: ZoneEstimate, after: ZoneEstimate, { method, confidence }: Question) {
  const found = method === 'counted' || method === 'exact' ? differenceOfShares(before, after, confidence) : differenceUnderDesign(before as Estimate, after as Estimate, confidence)
  const { difference, se, low, high, nBefore, nAfter, p, method: said } = found
  return { nBefore, nAfter, before: found.before, after: found.after, difference, se, low, high, p, method: said }
}

function ratioed(before: ZoneEstimate, after: ZoneEstimate, { confidence }: Question) {
  const { ratio, low, high, p, nBefore, nAfter, method } = riskRatio(before, after, confidence)
  return { nBefore, nAfter, before: before.estimate, after: after.estimate, ratio, low, high: high === Infinity ? null : high, p, method }
}
