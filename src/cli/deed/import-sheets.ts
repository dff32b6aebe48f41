import { basename } from 'node:path'
import { batches, importSheets as imported, previewImport } from '#domains/survey/index.ts'
import { directorates } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { asOperator } from './as-operator.ts'
import { bytesOf } from './bytes-of.ts'
import { jsonIn } from './json-in.ts'
import { onBehalfOf } from './on-behalf-of.ts'
import { tellFaults } from './tell-faults.ts'
import { notUnderstood, typed } from './typed.ts'

const usage = `vatra import sheets FILE.csv[.gz]|- --wave ID --mapping FILE.json|NAME [--as PERSON] [--check] [--json]
Takes in a survey company's file: all of it, or nothing and what is wrong with it by row and column. The same file twice is kept once.
  --wave      the round that the answers belong to
  --mapping   which column is what: a JSON file, or the name of a mapping that was saved
  --as        on behalf of this person, by name or id; else as the operator of this installation
  --check     only look at the file; nothing is kept`

const options = { wave: { type: 'string' }, mapping: { type: 'string' }, as: { type: 'string' }, check: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** vatra import sheets: a survey company's file becomes the sheets of a wave. */
export async function importSheets(argv: readonly string[]): Promise<number> {
  const read = typed(argv, usage, options)
  if (!read) return 2
  const { values: asked, positionals: [path, ...rest] } = read
  if (asked.help) return console.log(usage) ?? 0
  if (path === undefined || rest.length > 0 || asked.wave === undefined || asked.mapping === undefined) return (notUnderstood('Type the name of one file, --wave and --mapping', usage), 2)
  const { wave } = asked
  const mapping = asked.mapping.endsWith('.json') ? await jsonIn(asked.mapping) : asked.mapping
  const file = (await bytesOf(path)).toString('base64')
  return asOperator(async (outside) => {
    const actor = asked.as === undefined ? outside.actor : await onBehalfOf(outside, asked.as)
    const directorate = actor.kind === 'person' ? actor.directorate : await directorateOf(outside, wave)
    const sent = { directorate, wave, file, encoding: 'base64', mapping }
    const { faults, faultsInAll, notMapped, ...found } = await previewImport({ ...outside, actor }, sent)
    if (notMapped.length > 0) console.error(`note   No column is named for ${notMapped.join(', ')}: kept as not asked.`)
    if (faultsInAll > 0) return tellFaults(faults, faultsInAll, { json: asked.json === true })
    if (asked.check) return answered(asked.json === true, { ...found }, `${basename(path)}: ${found.sheets} sheets in ${found.rows} rows. Nothing was kept.`)
    const kept = await imported({ ...outside, actor }, { ...sent, fileName: path === '-' ? 'standard input' : basename(path) })
    return answered(asked.json === true, kept, `${basename(path)}: ${kept.sheets} sheets ${kept.already ? 'were here already' : 'kept'}, batch ${kept.batch}.`)
  })
}

function answered(json: boolean, answer: object, sentence: string): number {
  console.log(json ? JSON.stringify([answer], null, 2) : sentence)
  return 0
}

/** The directorate whose wave it is: the operator need not say. */
async function directorateOf(outside: Outside, wave: string): Promise<string> {
  for (const { directorate } of (await directorates(outside, {})).directorates) {
    if (await batches(outside, { directorate, wave }).catch(unlessElsewhere)) return directorate
  }
  throw new Refusal('not-found', 'survey.no-such-wave', { wave: 'survey.no-such-wave' })
}

function unlessElsewhere(no: unknown): null {
  if (no instanceof Refusal && no.kind === 'not-found') return null
  throw no
}
