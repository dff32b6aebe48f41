import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { ratioUnderDesign } from '#kernel/estimate/ratio-under-design.ts'
import { seeded } from '#kernel/random.ts'
import { darkFigure as reckon } from '#kernel/unreported/dark-figure.ts'
import { darkFigureByResampling } from '#kernel/unreported/dark-figure-by-resampling.ts'
import { howClear } from '#kernel/unreported/how-clear.ts'
import { recordedChange } from '#kernel/unreported/recorded-change.ts'
import { plain } from '#platform/plain.ts'
import { exitLine, formatLines, formatOf, formatOptions, inputLine, rLine } from '../table/format.ts'
import { printRows, type Out } from '../table/print-rows.ts'
import { confidenceOf, lonelyOf } from '../table/question.ts'
import { tool } from '../table/tool.ts'
import { filesOf, needed, numbersTyped, reckoned, typed, wholeTyped } from '../table/typed.ts'
import { darkFigureInR } from './r/dark-figure-in-r.ts'
import { readVictims, type Victims } from './victims.ts'

const usage = `vatra dark-figure FILE.csv --events COL --told COL --people N --recorded N [flags]
vatra dark-figure BEFORE.csv AFTER.csv --events COL --told COL --people N[,N] --recorded N,N [flags]
How much happened by what a survey says, how much of it was told to the police, how much stayed dark, and what of the told is on record.
With two files also what a change of the recorded means: more crime, less crime, reporting moved, no detectable change, unclear.
  --events COL       how many incidents each person suffered in the period; an empty cell is no answer
  --told COL         how many of them were told to the police; an empty cell is no answer, except where there was nothing to tell
  --people N         how many people the sample speaks for
  --recorded N       how many such incidents the police recorded, of the same kind, period and place
  --weight COL, --strata COL, --cluster COL   how the people were drawn
  --lonely RULE      a stratum with one unit: fail (default), certainty, adjust or average
  --resamples N      intervals by drawing the survey again N times (1000 is usual) instead of by the delta method
  --seed N           the beginning of chance for --resamples (1)
  --confidence 0.95  of the intervals; verdicts are at 1 - confidence
${formatLines}
${rLine}
${inputLine}
${exitLine}

Example: vatra dark-figure survey.csv --events burglaries --told told_police --people 41000 --recorded 210 --weight weight`

const options = {
  events: { type: 'string' }, told: { type: 'string' }, people: { type: 'string' }, recorded: { type: 'string' }, weight: { type: 'string' }, strata: { type: 'string' }, cluster: { type: 'string' }, lonely: { type: 'string' },
  resamples: { type: 'string' }, seed: { type: 'string' }, confidence: { type: 'string' }, ...formatOptions, r: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

type Asked = NonNullable<ReturnType<typeof asked>>
const columns = ['round', 'figure', 'estimate', 'low', 'high', 'n', 'says', 'method']

/** vatra dark-figure: what a survey of victims and the police's count say together. */
export function darkFigure(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async (question) => {
    if (question.r) return void out.write(darkFigureInR(question))
    const rounds = await Promise.all(question.files.map((path) => readVictims(path, question)))
    rounds.forEach(({ left }, i) => left > 0 && err.write(`${question.files[i]}: ${left} rows without a whole answer, left out.\n`))
    const rows = rounds.flatMap((victims, i) => figures(victims, i, question).map((row) => (rounds.length > 1 ? { round: i === 0 ? 'before' : 'after', ...row } : row)))
    const all = rounds.length > 1 ? [...rows, ...change(rounds, question)] : rows
    printRows(all, columns.filter((name) => name !== 'round' || rounds.length > 1), question.format, out)
  })
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  const files = filesOf(positionals, positionals.length === 2 ? ['BEFORE.csv', 'AFTER.csv'] : ['FILE.csv'])
  const many = (text: string | undefined, flag: string, what: string) => {
    const numbers = numbersTyped(needed(text, flag, what), flag)
    if (numbers.length !== files.length && !(numbers.length === 1 && flag === '--people')) throw plain(`${flag} needs a number for each file, not "${text}".`)
    return files.map((_, i) => numbers[i] ?? numbers[0]!)
  }
  return {
    files, events: needed(said.events, '--events', 'the column of how many incidents'), told: needed(said.told, '--told', 'the column of how many were told to the police'),
    people: many(said.people, '--people', 'how many people the sample speaks for'), recorded: many(said.recorded, '--recorded', 'how many the police recorded'),
    weight: said.weight ?? null, strata: said.strata ?? null, cluster: said.cluster ?? null, population: null, lonely: lonelyOf(said.lonely), resamples: said.resamples === undefined ? null : wholeTyped(said.resamples, '--resamples', 40, 1000),
    seed: wholeTyped(said.seed, '--seed', 0, 1), confidence: confidenceOf(said.confidence), format: formatOf(said, 'table'), r: said.r ?? false,
  }
}

/** Incidence and share told with their errors, and how the two errors go together: from that of their sum. */
function surveyed({ events, told, design }: Victims) {
  const happened = meanUnderDesign(events, design), reported = ratioUnderDesign(told, events, design)
  if (happened.estimate === null || happened.se === null) throw plain('Too few answers: nothing is known of their spread.')
  const q = reported.estimate ?? 0, i = happened.estimate, victims = events.reduce((n, one, k) => n + (one > 0 && design.weights[k]! > 0 ? 1 : 0), 0)
  const incidence = { estimate: i, se: happened.se, n: happened.n }, share = { estimate: q, se: reported.se ?? 0, n: victims }
  // e + (t - q e) / i has the influence of both estimates added up; no victims, no tie.
  const both = i > 0 && share.se > 0 ? meanUnderDesign(events.map((e, k) => e + (told[k]! - q * e) / i), design).se : null
  const correlation = both === null || incidence.se === 0 ? 0 : (both ** 2 - incidence.se ** 2 - share.se ** 2) / (2 * incidence.se * share.se)
  return { incidence, reported: share, correlation: Math.max(-1, Math.min(1, correlation)) }
}

function figures(victims: Victims, round: number, { people, recorded, resamples, seed, confidence }: Asked) {
  const known = surveyed(victims), n = known.incidence.n, nTold = known.reported.n
  const found = reckoned(() => resamples === null
    ? reckon({ ...known, people: people[round]!, recorded: recorded[round]! }, confidence)
    : darkFigureByResampling(victims.answered, people[round]!, recorded[round]!, seeded(seed), resamples, confidence))
  const { happened, told, dark, reportingRate, recordingRate, method } = found
  return Object.entries({ happened, told, dark, reporting_rate: nTold > 0 ? reportingRate : null, recording_rate: recordingRate }).map(([figure, value]) => ({
    figure, estimate: value?.estimate ?? null, low: value?.low ?? null, high: value === null || value.high === Infinity ? null : value.high, n: figure === 'reporting_rate' ? nTold : n,
    says: figure === 'dark' && value ? howClear(value, nTold) : null, method,
  }))
}

function change(rounds: readonly Victims[], { recorded, confidence }: Asked) {
  const [before, after] = [0, 1].map((i) => ({ ...surveyed(rounds[i]!), recorded: recorded[i]! }))
  const found = reckoned(() => recordedChange(before!, after!, { alpha: 1 - confidence }))
  return (['recorded', 'happened', 'reporting'] as const).map((name) => {
    const { ratio, low, high, nAfter } = found[name]
    return { round: 'change', figure: `${name}_ratio`, estimate: ratio, low, high, n: nAfter, says: name === 'recorded' ? found.verdict : null, method: found.method }
  })
}
