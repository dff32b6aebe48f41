import { answersForInterval } from '#kernel/sample/answers-for-interval.ts'
import { answersNeeded } from '#kernel/sample/answers-needed.ts'
import { plain } from '#platform/plain.ts'
import { formatLines, formatOf, formatOptions, rLine } from '../table/format.ts'
import { printRows, type Out } from '../table/print-rows.ts'
import { confidenceOf } from '../table/question.ts'
import { tool } from '../table/tool.ts'
import { sampleSizeInR } from './r/sample-size-in-r.ts'
import { filesOf, numberTyped, reckoned, typed, wholeTyped } from '../table/typed.ts'

const usage = `vatra sample-size (--half-width 0.05 | --detect 0.10) [flags]
How many answers are needed, before anybody is asked.
  --half-width 0.05  so that the interval of a share reaches this far either way, or
  --detect 0.10      so that a change of this size between two rounds is probably seen; n is then the answers of each round
  --share 0.5        where the share is expected, with --detect midway between the two rounds; one half is the hardest (0.5)
  --deff 1.5         the design effect: how much more the estimate varies than with a simple random sample (1)
  --population N     how many people there are to ask (no end of them)
  --tests K          how many intervals or tests are to hold together; the level is divided by them (1)
  --power 0.8        how often a change of that size is to be seen (0.8)
  --confidence 0.95  of the intervals and tests
  --answering 0.4    the share of those invited who will answer: adds how many to invite
${formatLines}
${rLine}

Example: vatra sample-size --share 0.5 --detect 0.10 --deff 1.5 --tests 5`

const options = {
  'half-width': { type: 'string' }, detect: { type: 'string' }, share: { type: 'string' }, deff: { type: 'string' }, population: { type: 'string' }, tests: { type: 'string' },
  power: { type: 'string' }, confidence: { type: 'string' }, answering: { type: 'string' }, ...formatOptions, r: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

/** vatra sample-size: what a round of asking must bring in to be worth asking. */
export function sampleSize(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => planned(argv), async ({ row, format, script }) => script === null ? printRows([row], Object.keys(row), format, out) : void out.write(script))
}

function planned(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  filesOf(positionals, [])
  const half = numberTyped(said['half-width'], '--half-width'), change = numberTyped(said.detect, '--detect')
  if ((half === undefined) === (change === undefined)) throw plain('Say either --half-width, how wide the interval may be, or --detect, which change is to be seen.')
  if (said.power !== undefined && half !== undefined) throw plain('--power belongs to --detect: an interval has none.')
  const confidence = confidenceOf(said.confidence), population = numberTyped(said.population, '--population')
  const share = numberTyped(said.share, '--share') ?? 0.5
  if (population !== undefined && !Number.isInteger(population)) throw plain(`--population is a whole number of people, not ${said.population}.`)
  if (change !== undefined && change > 0 && share > 0 && share < 1 && change / 2 > Math.min(share, 1 - share) + 1e-9) {
    const ends = change > 1 ? 'no change is above 1' : share < 0.5 ? `from 0 to ${change} that is ${change / 2}` : `from ${Number((1 - change).toPrecision(6))} to 1 that is ${Number((1 - change / 2).toPrecision(6))}`
    throw plain(`No share changes by ${change} about ${share}: it would pass ${share < 0.5 ? 0 : 1}. --share is midway between the two rounds; ${ends}.`)
  }
  const plan = {
    share, designEffect: numberTyped(said.deff, '--deff') ?? 1, tests: wholeTyped(said.tests, '--tests', 1, 1),
    ...(population !== undefined && { population }),
  }
  const found = reckoned(() => half !== undefined ? wide(half, plan, confidence) : seen(change!, plan, confidence, numberTyped(said.power, '--power') ?? 0.8))
  const answering = numberTyped(said.answering, '--answering')
  if (answering !== undefined && !(answering > 0 && answering <= 1)) throw plain(`--answering is a share above 0 and at most 1, not "${said.answering}".`)
  const { n, method, ...numbers } = found
  const row = { n, ...(answering !== undefined && { n_invited: Math.ceil(n / answering - 1e-9) }), share: plan.share, ...numbers, deff: plan.designEffect, population: population ?? null, n_tests: plan.tests, method }
  const script = said.r ? sampleSizeInR({ half, change, plan, confidence, answering, power: numberTyped(said.power, '--power') ?? 0.8 }) : null
  return { row, format: formatOf(said, 'table'), script }
}

type Plan = { readonly share: number; readonly designEffect: number; readonly tests: number; readonly population?: number }

function wide(half: number, plan: Plan, confidence: number) {
  const { n, halfWidth, confidence: each, method } = answersForInterval(half, { ...plan, confidence })
  return { n, half_width: halfWidth, confidence: each, method }
}

function seen(change: number, plan: Plan, confidence: number, power: number) {
  const alpha = 1 - confidence, { n, change: detected, alpha: each, power: often, method } = answersNeeded(change, { ...plan, alpha, power })
  return { n, detect: detected, power: often, confidence: 1 - each, method }
}
