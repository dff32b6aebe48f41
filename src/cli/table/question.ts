import type { ParseArgsConfig } from 'node:util'
import type { ShareMethod } from '#kernel/estimate/share-interval.ts'
import { plain } from '#platform/plain.ts'
import { filesOf, typed } from './typed.ts'

/** What is asked of a file: which columns, which answers count, how the people were drawn, and by which method. */
export type Question = {
  readonly zone: string | null
  readonly items: readonly string[]
  /** The answers that count as hits; null when the answers are numbers. */
  readonly share: readonly string[] | null
  readonly wanted: 'share' | 'mean' | 'total'
  readonly weight: string | null
  readonly strata: string | null
  readonly cluster: string | null
  readonly population: string | null
  readonly missing: readonly string[]
  /** counted and exact take every answer alike; the others know of a design. */
  readonly method: 'counted' | 'exact' | ShareMethod
  readonly confidence: number
  readonly lonely: 'refuse' | 'certainty' | 'adjust' | 'average'
  readonly json: boolean
}

const options = {
  zone: { type: 'string' }, items: { type: 'string' }, share: { type: 'string' }, mean: { type: 'boolean' }, total: { type: 'boolean' }, weight: { type: 'string' },
  strata: { type: 'string' }, cluster: { type: 'string' }, population: { type: 'string' }, missing: { type: 'string' }, method: { type: 'string' },
  confidence: { type: 'string' }, lonely: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/** The flags that estimate and compare have in common, for their usage. */
export const flagLines = `  --zone COL         the column of the zones; left out: one row for the whole file
  --items a,b        the columns of the answers
  --share 4,5        the share of these answers among those given, or
  --mean             the mean of the answers, or
  --total            the sum of the answers in the whole population; with --share: how many people gave these answers
  --weight COL       the weight of each person
  --strata COL       the stratum each person was drawn from
  --cluster COL      the sampling unit each person was drawn with (within the stratum)
  --population COL   how many units there are to draw from: people, or clusters where they are drawn; in the row's stratum where there are strata
  --missing 8,9      answers that are none (don't know, refused); an empty cell is always none
  --method NAME      the interval of a share: logit (or xlogit), linear (or mean), asin, beta (Korn & Graubard), likelihood, wilson;
                     without a design also exact (Clopper-Pearson). Left out: wilson, with weights, strata, clusters or population logit
  --confidence 0.95  of the intervals
  --lonely RULE      a stratum with one unit: fail (default), certainty, adjust or average
  --json             one JSON array, numbers unrounded
File names may end in .gz; "-" is standard input. Exit codes: 0 done, 2 what was typed or a file is at fault.`

/** Reads what was typed: null when only help is wanted. Throws a plain sentence when it cannot be understood. */
export function readQuestion(argv: readonly string[], files: number, more: NonNullable<ParseArgsConfig['options']> = {}) {
  const { values, positionals } = typed(argv, { ...more, ...options })
  if (values.help) return null
  const paths = filesOf(positionals, files === 1 ? ['FILE.csv'] : ['BEFORE.csv', 'AFTER.csv'])
  if (values.total ? values.mean === true : (values.share !== undefined) === (values.mean === true)) throw plain('Ask for either --share with the answers that count, or --mean, or --total.')
  const question: Question = {
    zone: values.zone ?? null, items: list(values.items, '--items'),
    share: values.share === undefined ? null : list(values.share, '--share'),
    wanted: values.total ? 'total' : values.mean ? 'mean' : 'share', weight: values.weight ?? null, strata: values.strata ?? null, cluster: values.cluster ?? null, population: values.population ?? null,
    missing: values.missing === undefined ? [] : list(values.missing, '--missing'), method: methodOf(values),
    confidence: confidenceOf(values.confidence), lonely: lonelyOf(values.lonely),
    json: values.json ?? false,
  }
  const twice = question.items.find((item, i) => question.items.indexOf(item) !== i)
  if (twice) throw plain(`--items names "${twice}" twice.`)
  return { files: paths, question, more: values as Record<string, unknown> }
}

/** One of a few words, the first when nothing was said. */
export function choice<const T extends string>(said: unknown, allowed: readonly [T, ...T[]], flag: string): T {
  if (said === undefined) return allowed[0]
  const found = allowed.find((word) => word === said)
  if (!found) throw plain(`${flag} is ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${said}".`)
  return found
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

const ways = { wilson: 'wilson', logit: 'logit', linear: 'linear', asin: 'asin', beta: 'beta', likelihood: 'likelihood', exact: 'exact', xlogit: 'logit', mean: 'linear' } as const

function methodOf(values: { method?: string; mean?: boolean; total?: boolean; weight?: string; strata?: string; cluster?: string; population?: string }): Question['method'] {
  const design = (['weight', 'strata', 'cluster', 'population'] as const).find((flag) => values[flag] !== undefined), number = values.mean ? 'mean' : values.total ? 'total' : null
  if (values.method === undefined) return number ? 'linear' : design ? 'logit' : 'counted'
  const method = ways[choice(values.method, Object.keys(ways) as [keyof typeof ways], '--method')]
  if (number && method !== 'linear') throw plain(`A ${number} has no ${method} interval; leave --method out.`)
  if (design && method === 'exact') throw plain(`An exact interval knows nothing of --${design}; beta is the exact one for designs.`)
  return method === 'wilson' && !design ? 'counted' : method
}

/** A confidence as 0.95. */
export function confidenceOf(said = '0.95'): number {
  const confidence = Number(said)
  if (!(confidence > 0 && confidence < 1)) throw plain(`--confidence lies between 0 and 1, as 0.95; not "${said}".`)
  return confidence
}
