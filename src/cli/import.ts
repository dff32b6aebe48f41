import { importIncidents } from './deed/import-incidents.ts'
import { importSheets } from './deed/import-sheets.ts'
import { importZones } from './deed/import-zones.ts'
import { notUnderstood } from './deed/typed.ts'

const usage = `vatra import zones FILE.geojson   the zones of a commissariat; vatra import zones --help says more
vatra import sheets FILE.csv      the answered sheets of a wave; vatra import sheets --help says more
vatra import incidents FILE.csv   what the police recorded; vatra import incidents --help says more`

/** vatra import: what a file holds becomes zones, sheets or incidents, after what is wrong with it was told. */
export async function run([what, ...rest]: string[]): Promise<number> {
  if (what === 'zones') return importZones(rest)
  if (what === 'sheets') return importSheets(rest)
  if (what === 'incidents') return importIncidents(rest)
  if (what === '--help' || what === '-h') return console.log(usage) ?? 0
  return (notUnderstood(what === undefined ? 'Say what to import' : `"${what}" cannot be imported`, usage), 2)
}
