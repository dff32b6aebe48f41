import { basename } from 'node:path'
import { checkZones, directorates, importZones as imported } from '#domains/territory/index.ts'
import type { Fault } from '#domains/territory/words.ts'
import type { Outside } from '#frame/ctx.ts'
import { populationsIn } from '#web/station/populations-in.ts'
import { faultSays } from '#web/station/fault-says.ts'
import { speak } from '#web/say.ts'
import { readText } from '../table/read-text.ts'
import { asOperator } from './as-operator.ts'
import { notUnderstood, typed } from './typed.ts'

const usage = `vatra import zones FILE.geojson[.gz]|- --commissariat CODE [--commissariat-name NAME] [--directorate CODE] [--directorate-name NAME] [--country XX]
                   [--names-from PROPERTY] [--codes-from PROPERTY] [--population FILE.csv] [--from DAY] [--accept] [--json]
Looks at a file of zones, tells what is wrong with it zone by zone, and keeps it when nothing is. A directorate or commissariat that is new is founded.
  --country      two capital letters, for a new directorate; --directorate may be left out where there is one
  --names-from   the property that holds the name, --codes-from the one that holds the code, where they cannot be guessed
  --population   a CSV file whose first two columns are a zone's code and how many people live there
  --accept       keep the file although something was told: small seams, wide gaps that are lakes, names that look odd`

const options = {
  commissariat: { type: 'string' }, 'commissariat-name': { type: 'string' }, directorate: { type: 'string' }, 'directorate-name': { type: 'string' }, country: { type: 'string' },
  'names-from': { type: 'string' }, 'codes-from': { type: 'string' }, population: { type: 'string' }, from: { type: 'string' }, accept: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

/** vatra import zones: nothing is kept before everything that is wrong was said and accepted. */
export async function importZones(argv: readonly string[]): Promise<number> {
  const read = typed(argv, usage, options)
  if (!read) return 2
  const { values: asked, positionals: [file, ...rest] } = read
  if (asked.help) return console.log(usage) ?? 0
  if (file === undefined || rest.length > 0) return (notUnderstood('Type the name of one file, or -', usage), 2)
  const geojson = jsonOf(await readText(file))
  const populations = asked.population === undefined ? undefined : populationsIn(await readText(asked.population))
  const named = { ...(asked['names-from'] && { nameProperty: asked['names-from'] }), ...(asked['codes-from'] && { idProperty: asked['codes-from'] }) }
  return asOperator(async (outside) => {
    const { faults, mayBeKept } = await checkZones(outside, { geojson, options: { ...named, gapsAreMeant: asked.accept === true } })
    tell(faults)
    if (!mayBeKept) return refused('Nothing was kept: repair what is named above and try again.')
    if (faults.length > 0 && !asked.accept) return refused('Nothing was kept. If this is meant, try again with --accept.')
    const kept = await imported(outside, {
      directorate: await directorateOf(outside, asked), geojson, populations, from: asked.from, options: named, acceptFaults: asked.accept === true,
      ...(asked.commissariat && { commissariat: { code: asked.commissariat, ...(asked['commissariat-name'] && { names: { und: asked['commissariat-name'] } }) } }),
    })
    console.log(asked.json ? JSON.stringify([kept], null, 2) : `${basename(file)}: ${kept.kept} zones kept, ${kept.unchanged} unchanged.`)
    return 0
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

function tell(faults: readonly Fault[]): void {
  for (const fault of faults) console.error(`${fault.grave ? 'WRONG' : 'note '}  ${faultSays(speak('en'), fault)}`)
}

function refused(sentence: string): number {
  console.error(sentence)
  return 1
}

/** The directorate that was named, else the only one there is. */
async function directorateOf(outside: Outside, { directorate: code, country, 'directorate-name': name }: { directorate?: string | undefined; country?: string | undefined; 'directorate-name'?: string | undefined }) {
  if (code !== undefined) return { code, country, ...(name && { names: { und: name } }) }
  const [only, other] = (await directorates(outside, {})).directorates
  return only && !other ? only.directorate : undefined
}
