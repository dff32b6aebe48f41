import { basename } from 'node:path'
import { importIncidents as imported, previewImport } from '#domains/incidents/index.ts'
import { directorates } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { plain } from '#platform/plain.ts'
import { areaOf } from './area-of.ts'
import { asOperator } from './as-operator.ts'
import { bytesOf } from './bytes-of.ts'
import { jsonIn } from './json-in.ts'
import { onBehalfOf } from './on-behalf-of.ts'
import { tellFaults } from './tell-faults.ts'
import { notUnderstood, typed } from './typed.ts'

const usage = `vatra import incidents FILE.csv[.gz]|- --profile NAME|FILE.json [--directorate CODE] [--commissariat CODE] [--as PERSON] [--accept] [--check] [--json]
Takes in what the police recorded: all of a file, or nothing and what is wrong with it by row and column. The same file twice is kept once.
  --profile       how it is read: one that comes with Vatra (police-uk, police-uk-extract, estonia-public-places, st-louis, st-louis-extract),
                  one that was saved, or a JSON file
  --directorate   whose it is, where there are several
  --commissariat  whose zones it speaks of; else those of the whole directorate
  --as            on behalf of this person, by name or id; else as the operator of this installation
  --accept        leaves out rows that cannot be read, and counts them
  --check         only look at the file; nothing is kept`

const options = {
  profile: { type: 'string' }, directorate: { type: 'string' }, commissariat: { type: 'string' }, as: { type: 'string' }, accept: { type: 'boolean' }, check: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

/** vatra import incidents: a police file becomes incidents, each in its zone or counted without one. */
export async function importIncidents(argv: readonly string[]): Promise<number> {
  const read = typed(argv, usage, options)
  if (!read) return 2
  const { values: asked, positionals: [path, ...rest] } = read
  if (asked.help) return console.log(usage) ?? 0
  if (path === undefined || rest.length > 0 || asked.profile === undefined) return (notUnderstood('Type the name of one file, and --profile', usage), 2)
  const profile = asked.profile.endsWith('.json') ? await jsonIn(asked.profile) : asked.profile
  const file = (await bytesOf(path)).toString('base64')
  return asOperator(async (outside) => {
    const actor = asked.as === undefined ? outside.actor : await onBehalfOf(outside, asked.as)
    const place = asked.commissariat === undefined ? { directorate: await directorateOf(outside, asked.directorate) } : await commissariatOf(outside, asked.commissariat, asked.directorate)
    const sent = { ...place, file, encoding: 'base64', profile }
    if (asked.check || !asked.accept) {
      const { faults, faultsInAll, ...seen } = await previewImport({ ...outside, actor }, sent)
      if (faultsInAll > 0) return tellFaults(faults, faultsInAll, { json: asked.json === true, remedy: ' --accept leaves these rows out.' })
      if (asked.check) return answered(asked.json === true, seen, `${basename(path)}: ${seen.incidents} incidents in ${seen.rows} rows, ${seen.placed} in a zone, ${seen.unplaced} in none. Nothing was kept.`)
    }
    const kept = await imported({ ...outside, actor }, { ...sent, fileName: path === '-' ? 'standard input' : basename(path), acceptFaults: asked.accept === true })
    return answered(asked.json === true, kept, `${basename(path)}: ${kept.incidents} incidents ${kept.already ? 'were here already' : 'kept'}, ${kept.placed} in a zone, ${kept.unplaced} in none, ${kept.leftOut} rows left out, batch ${kept.batch}.`)
  })
}

function answered(json: boolean, answer: object, sentence: string): number {
  console.log(json ? JSON.stringify([answer], null, 2) : sentence)
  return 0
}

async function directorateOf(outside: Outside, code: string | undefined): Promise<string> {
  const [only, other] = (await directorates(outside, {})).directorates.filter((each) => code === undefined || each.code === code)
  if (!only) throw plain(code === undefined ? 'There is no directorate yet. Found one with vatra import zones.' : `There is no directorate ${code}.`)
  if (other) throw plain('There are several directorates. Say whose file it is with --directorate CODE.')
  return only.directorate
}

async function commissariatOf(outside: Outside, code: string, inside: string | undefined): Promise<{ directorate: string; commissariat: string }> {
  const { directorate, area } = await areaOf(outside, code, inside)
  return { directorate, commissariat: area }
}
