import { benjaminiHochberg } from '#kernel/compare/benjamini-hochberg.ts'
import { differenceOfShares } from '#kernel/compare/difference-of-shares.ts'
import { differenceUnderDesign } from '#kernel/compare/difference-under-design.ts'
import { holm } from '#kernel/compare/holm.ts'
import { verdict } from '#kernel/compare/verdict.ts'
import type { Estimate } from '#kernel/estimate/estimate.ts'
import { printRows, type Out } from './table/print-rows.ts'
import { choice, flagLines, readQuestion, type Question } from './table/question.ts'
import { readSurvey, type Survey } from './table/read-survey.ts'
import { tool } from './table/tool.ts'
import { zoneEstimates, type ZoneEstimate } from './table/zone-estimates.ts'
import { zoneOrder } from './table/zone-order.ts'

const usage = `vatra compare BEFORE.csv AFTER.csv --items a,b (--share 4,5 | --mean | --total) [flags]
What changed between two rounds, zone by zone: difference, interval, p, and one of four verdicts:
better, worse, no detectable change, not comparable. The verdict follows the adjusted p at 1 - confidence.

${flagLines}
  --good high|low    which side is good (high)
  --adjust NAME      holm, bh or none: how p is adjusted for the number of tests (holm)
  --family zone|all  the tests adjusted together: the items of a zone, or all rows (zone)

Example: vatra compare 2025.csv 2026.csv --zone district --items safe_day,safe_night --share 4,5 --missing 9`

const columns = ['zone', 'item', 'n_before', 'n_after', 'before', 'after', 'difference', 'se', 'low', 'high', 'p', 'p_adjusted',
  'verdict', 'method']
const more = { good: { type: 'string' }, adjust: { type: 'string' }, family: { type: 'string' } } as const
const adjustments = { holm, bh: benjaminiHochberg, none: (ps: readonly (number | null)[]) => [...ps] }

/** vatra compare: what changed between two plain CSV files, without a database; two independent samples, never the same people. */
export function compare(argv: string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => readComparison(argv), async ({ files, question, good, adjust, family }) => {
    const [before, after] = [await readSurvey(files[0]!, question), await readSurvey(files[1]!, question)]
    const [lost, missed] = [before.nowhere, after.nowhere]
    if (lost + missed > 0) err.write(`Rows without a zone, counted in none: ${lost} before, ${missed} after.\n`)
    const changes = zoneOrder([...before.zones.keys(), ...after.zones.keys()]).map((zone) => zoneChanges(before, after, zone, question))
    const families = family === 'zone' ? changes : [changes.flat()]
    const rows = families.flatMap((tests) => {
      const adjusted = adjustments[adjust](tests.map(({ p }) => p))
      return tests.map((test, i) => {
        const { method, ...numbers } = test, p = adjusted[i]!
        const said = verdict({ p, difference: test.difference, good, alpha: 1 - question.confidence })
        return { ...numbers, p_adjusted: p, verdict: said, method }
      })
    })
    printRows(rows, columns, question.json, out)
  })
}

function readComparison(argv: string[]) {
  const asked = readQuestion(argv, 2, more)
  return asked && {
    ...asked,
    good: choice(asked.more['good'], ['high', 'low'], '--good'),
    adjust: choice(asked.more['adjust'], ['holm', 'bh', 'none'], '--adjust'),
    family: choice(asked.more['family'], ['zone', 'all'], '--family'),
  }
}

function zoneChanges(earlier: Survey, later: Survey, zone: string | null, question: Question) {
  const first = zoneEstimates(earlier, zone, question), second = zoneEstimates(later, zone, question)
  return question.items.map((item, i) => {
    const { nBefore, nAfter, before, after, difference, se, low, high, p, method } = changed(first[i]!, second[i]!, question)
    return { zone, item, n_before: nBefore, n_after: nAfter, before, after, difference, se, low, high, p, method }
  })
}

function changed(before: ZoneEstimate, after: ZoneEstimate, { method, confidence }: Question) {
  return method === 'counted' || method === 'exact'
    ? differenceOfShares(before, after, confidence)
    : differenceUnderDesign(before as Estimate, after as Estimate, confidence)
}
