import { parseArgs, type ParseArgsConfig } from 'node:util'
import { plain } from '#platform/plain.ts'

/** What is asked of a file: which columns, which answers count, how the people were drawn, and by which method. */
export type Question = {
  readonly zone: string | null
  readonly items: readonly string[]
  /** The answers that count as hits; null when means are asked. */
  readonly share: readonly string[] | null
  readonly weight: string | null
  readonly strata: string | null
  readonly cluster: string | null
  readonly missing: readonly string[]
  readonly method: 'wilson' | 'logit' | 'linear'
  readonly confidence: number
  readonly lonely: 'refuse' | 'certainty' | 'adjust' | 'average'
  readonly json: boolean
}

const options = {
  zone: { type: 'string' }, items: { type: 'string' }, share: { type: 'string' }, mean: { type: 'boolean' }, weight: { type: 'string' },
  strata: { type: 'string' }, cluster: { type: 'string' }, missing: { type: 'string' }, method: { type: 'string' },
  confidence: { type: 'string' }, lonely: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/** The flags that estimate and compare have in common, for their usage. */
export const flagLines = `  --zone COL         the column of the zones; left out: one row for the whole file
  --items a,b        the columns of the answers
  --share 4,5        the share of these answers among those given, or
  --mean             the mean of the answers
  --weight COL       the weight of each person
  --strata COL       the stratum each person was drawn from
  --cluster COL      the sampling unit each person was drawn with (within the stratum)
  --missing 8,9      answers that are none (don't know, refused); an empty cell is always none
  --method NAME      wilson, logit or linear (shares: wilson; logit when weights, strata or clusters are given)
  --confidence 0.95  of the intervals
  --lonely RULE      a stratum with one unit: refuse (default), certainty, adjust or average
  --json             one JSON array, numbers unrounded
File names may end in .gz; "-" is standard input. Exit codes: 0 done, 1 the file is at fault, 2 the question is.`

/** Reads what was typed: null when only help is wanted. Throws a plain sentence when it cannot be understood. */
export function readQuestion(argv: readonly string[], files: number, more: NonNullable<ParseArgsConfig['options']> = {}) {
  const { values, positionals } = parsed(argv, more)
  if (values.help) return null
  const given = positionals.length
  if (given !== files) throw plain(`${files === 1 ? 'One file is' : 'Two files are'} needed, ${given || 'none'} given.`)
  if (positionals.filter((path) => path === '-').length > 1) throw plain('Standard input can be only one of the two files.')
  if ((values.share !== undefined) === (values.mean === true)) throw plain('Ask for either --share with the answers that count, or --mean.')
  const question: Question = {
    zone: values.zone ?? null, items: list(values.items, '--items'),
    share: values.share === undefined ? null : list(values.share, '--share'),
    weight: values.weight ?? null, strata: values.strata ?? null, cluster: values.cluster ?? null,
    missing: values.missing === undefined ? [] : list(values.missing, '--missing'), method: methodOf(values),
    confidence: confidenceOf(values.confidence), lonely: choice(values.lonely, ['refuse', 'certainty', 'adjust', 'average'], '--lonely'),
    json: values.json ?? false,
  }
  const twice = question.items.find((item, i) => question.items.indexOf(item) !== i)
  if (twice) throw plain(`--items names "${twice}" twice.`)
  return { files: positionals, question, more: values as Record<string, unknown> }
}

/** One of a few words, the first when nothing was said. */
export function choice<const T extends string>(said: unknown, allowed: readonly [T, ...T[]], flag: string): T {
  if (said === undefined) return allowed[0]
  const found = allowed.find((word) => word === said)
  if (!found) throw plain(`${flag} is ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${said}".`)
  return found
}

function parsed(argv: readonly string[], more: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...argv], options: { ...more, ...options }, allowPositionals: true, strict: true })
  } catch (fault) {
    throw plain((fault as Error).message.split('\n').join(' ').replace(/\. To specify a positional.*/, '.'))
  }
}

function list(said: string | undefined, flag: string): string[] {
  const words = (said ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '')
  if (words.length === 0) throw plain(`${flag} needs at least one name, with commas between several.`)
  return words
}

function methodOf(values: { method?: string; mean?: boolean; weight?: string; strata?: string; cluster?: string }): Question['method'] {
  const design = (['weight', 'strata', 'cluster'] as const).find((flag) => values[flag] !== undefined)
  const usual = values.mean ? 'linear' : design ? 'logit' : 'wilson'
  const method = values.method === undefined ? usual : choice(values.method, ['wilson', 'logit', 'linear'], '--method')
  if (values.mean && method !== 'linear') throw plain(`A mean has no ${method} interval; leave --method out.`)
  if (design && method === 'wilson') throw plain(`A Wilson interval knows nothing of --${design}; use --method logit or linear.`)
  return method
}

function confidenceOf(said = '0.95'): number {
  const confidence = Number(said)
  if (!(confidence > 0 && confidence < 1)) throw plain(`--confidence lies between 0 and 1, as 0.95; not "${said}".`)
  return confidence
}
