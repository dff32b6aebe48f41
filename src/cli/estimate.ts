import { estimateInR } from './numbers/r/estimate-in-r.ts'
import { printRows, type Out } from './table/print-rows.ts'
import { flagLines, readQuestion } from './table/question.ts'
import { readSurvey } from './table/read-survey.ts'
import { tool } from './table/tool.ts'
import { zoneEstimates } from './table/estimates/zone-estimates.ts'
import { zoneOrder } from './table/zone-order.ts'

const usage = `vatra estimate FILE.csv --items a,b (--share 4,5 | --mean | --total | --ratio COL | --quantile 0.5) [flags]
What each zone answered, with its uncertainty: shares, means, totals, ratios or quantiles, n, error, interval, design effect.

${flagLines}

Example: vatra estimate answers.csv --zone district --items safe_day,safe_night --share 4,5 --missing 9`

const columns = ['zone', 'item', 'n', 'estimate', 'se', 'low', 'high', 'deff', 'method']

/** vatra estimate: a statistician's tool on a plain CSV file, without a database. */
export function estimate(argv: string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => readQuestion(argv, 1), async ({ files, question, more }) => {
    if (more['r']) return void out.write(estimateInR(files[0]!, question))
    const survey = await readSurvey(files[0]!, question)
    for (const note of survey.notes) err.write(`${note}\n`)
    if (survey.nowhere > 0) err.write(`Rows without a zone, counted in none: ${survey.nowhere}.\n`)
    const rows = zoneOrder(survey.zones.keys()).flatMap((zone) =>
      zoneEstimates(survey, zone, question).map(({ n, estimate, se, low, high, deff, method }, i) =>
        ({ zone, item: question.items[i]!, n, estimate, se, low, high, deff, method })))
    printRows(rows, columns, question.format, out)
  })
}
