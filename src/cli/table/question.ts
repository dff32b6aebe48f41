import type { ParseArgsConfig } from 'node:util'
import { plain } from '#platform/plain.ts'
import { methodOf, replicatesOf, type Method, type Retelling, type Wanted } from './reading/asked-method.ts'
import { exitLine, formatLines, formatOf, formatOptions, inputLine, rLine, type Format } from './format.ts'
import { marginsTyped, type MarginNamed } from './reading/margins.ts'
import { choice, filesOf, typed } from './typed.ts'

/** What is asked of a file: which columns, which answers count, how the people were drawn, and by which method. */
export type Question = {
  readonly zone: string | null
  readonly items: readonly string[]
  /** The answers that count as hits; null when the answers are numbers. */
  readonly share: readonly string[] | null
  readonly wanted: Wanted
  /** The column that the answers are divided by, for a ratio; the share of people below, for a quantile. */
  readonly below: string | null
  readonly quantile: number
  readonly weight: string | null
  readonly strata: string | null
  readonly cluster: string | null
  readonly population: string | null
  readonly missing: readonly string[]
  readonly method: Method
  readonly confidence: number
  readonly lonely: 'refuse' | 'certainty' | 'adjust' | 'average'
  readonly margins: readonly MarginNamed[]
  readonly replicates: Retelling | null
  readonly format: Exclude<Format, 'geojson'>
}

const options = {
  zone: { type: 'string' }, items: { type: 'string' }, share: { type: 'string' }, mean: { type: 'boolean' }, total: { type: 'boolean' }, ratio: { type: 'string' }, quantile: { type: 'string' }, weight: { type: 'string' },
  strata: { type: 'string' }, cluster: { type: 'string' }, population: { type: 'string' }, missing: { type: 'string' }, method: { type: 'string' },
  confidence: { type: 'string' }, lonely: { type: 'string' }, margin: { type: 'string', multiple: true }, replicates: { type: 'string' }, seed: { type: 'string' }, ...formatOptions, r: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/** The flags that estimate and compare have in common, for their usage. */
export const flagLines = `  --zone COL         the column of the zones; left out: one row for the whole file
  --items a,b        the columns of the answers
  --share 4,5        the share of these answers among those given, or
  --mean             the mean of the answers, or
  --total            the sum of the answers in the whole population; with --share: how many people gave these answers, or
  --ratio COL        the sum of the answers over the sum of this column, or
  --quantile 0.5     the answer that this share of people do not exceed (0.5: the median)
  --weight COL       the weight of each person
  --strata COL       the stratum each person was drawn from
  --cluster COL      the sampling unit each person was drawn with (within the stratum)
  --population COL   how many units there are to draw from: people, or clusters where they are drawn; in the row's stratum where there are strata
  --missing 8,9      answers that are none (don't know, refused); an empty cell is always none
  --margin COL=FILE  known numbers of people by the values of a column (FILE: value, number), as often as needed: the answers are weighted to
                     them, and the error is that of weighted answers (one margin: post-stratified; several: raked)
  --replicates NAME  jackknife, bootstrap or bootstrap:500: the error by telling the sample again instead of by formula; --seed N for bootstrap
  --method NAME      the interval of a share, as R's svyciprop has it: logit (xlogit), linear (mean), asin, beta (korn-graubard), likelihood;
                     wilson; without a design exact (clopper-pearson). Left out: wilson, with a design (weights, strata, …) logit
  --confidence 0.95  of the intervals
  --lonely RULE      a stratum with one unit: fail (default), certainty, adjust or average
${formatLines}
${rLine}
${inputLine}
${exitLine}`

/** Reads what was typed: null when only help is wanted. Throws a plain sentence when it cannot be understood. */
export function readQuestion(argv: readonly string[], files: number, more: NonNullable<ParseArgsConfig['options']> = {}) {
  const { values, positionals } = typed(argv, { ...more, ...options })
  if (values.help) return null
  const paths = filesOf(positionals, files === 1 ? ['FILE.csv'] : ['BEFORE.csv', 'AFTER.csv'])
  const wanted = wantedOf(values)
  const question: Question = {
    zone: values.zone ?? null, items: list(values.items, '--items'),
    share: values.share === undefined ? null : list(values.share, '--share'),
    wanted, below: values.ratio ?? null, quantile: quantileOf(values.quantile), weight: values.weight ?? null, strata: values.strata ?? null, cluster: values.cluster ?? null, population: values.population ?? null,
    missing: values.missing === undefined ? [] : list(values.missing, '--missing'), method: methodOf(values, wanted),
    confidence: confidenceOf(values.confidence), lonely: lonelyOf(values.lonely), margins: marginsTyped(values.margin ?? []), replicates: replicatesOf(values.replicates, values.seed),
    format: formatOf(values, 'table'),
  }
  const twice = question.items.find((item, i) => question.items.indexOf(item) !== i)
  if (twice) throw plain(`--items names "${twice}" twice.`)
  if (question.replicates && question.margins.length > 0) throw plain('Choose --margin or --replicates: a sample told again would have to be weighted again.')
  return { files: paths, question, more: values as Record<string, unknown> }
}

type Said = { share?: string; mean?: boolean; total?: boolean; ratio?: string; quantile?: string; whole?: boolean }

/** One question at a time; only a total may be one of shares. */
function wantedOf({ share, mean, total, ratio, quantile, whole }: Said): Wanted {
  const asked = [mean && 'mean', total && 'total', ratio !== undefined && 'ratio', quantile !== undefined && 'quantile', whole && 'whole'].filter((one) => one !== false && one !== undefined) as Wanted[]
  if (asked.length > 1 || (share !== undefined && asked.length > 0 && !total) || (share === undefined && asked.length === 0)) throw plain('Ask for either --share with the answers that count, or --mean, or --total, or --ratio with a column, or --quantile.')
  return asked[0] ?? 'share'
}

function quantileOf(said = '0.5'): number {
  const p = Number(said)
  if (!(p > 0 && p < 1)) throw plain(`--quantile lies between 0 and 1, as 0.5; not "${said}".`)
  return p
}

/** Names with commas between them, at least one. */
export function list(said: string | undefined, flag: string): string[] {
  const words = (said ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '')
  if (words.length === 0) throw plain(`${flag} needs at least one name, with commas between several.`)
  return words
}

/** R's words for the rules and the intervals are understood too. */
export function lonelyOf(said: string | undefined): Question['lonely'] {
  const rule = choice(said, ['fail', 'certainty', 'adjust', 'average', 'refuse'], '--lonely')
  return rule === 'fail' ? 'refuse' : rule
}

/** A confidence as 0.95. */
export function confidenceOf(said = '0.95'): number {
  const confidence = Number(said)
  if (!(confidence > 0 && confidence < 1)) throw plain(`--confidence lies between 0 and 1, as 0.95; not "${said}".`)
  return confidence
}
