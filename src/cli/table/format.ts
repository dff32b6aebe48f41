import { plain } from '#platform/plain.ts'

/** How rows are written: for the eye, for a sheet, or for a program. */
export type Format = 'table' | 'csv' | 'json' | 'jsonl' | 'geojson'

/** The options that every tool has that prints rows. */
export const formatOptions = { json: { type: 'boolean' }, jsonl: { type: 'boolean' }, csv: { type: 'boolean' } } as const

/** What every usage says of them. */
export const formatLines = `  --csv, --json, --jsonl  instead of the table: CSV, one JSON array, or a JSON object a line; numbers unrounded`

/** What a usage says of the script in R. */
export const rLine = '  --r                an R script that works out the same numbers from the same files, in their stead'

/** What every usage says of the files that a tool reads and of how it ends. */
export const inputLine = `Files are CSV (any delimiter and letters, also .gz), GeoJSON points (columns: the properties, lon, lat) or Parquet; "-" is standard input.`
export const exitLine = 'Exit codes: 0 done, 2 what was typed or a file is at fault.'

type Said = { readonly [flag in 'csv' | 'json' | 'jsonl' | 'geojson']?: boolean }
type Chosen<S> = 'csv' | 'json' | 'jsonl' | ('geojson' extends keyof S ? 'geojson' : never)

/** The format that was typed, at most one; the usual one where none was. */
export function formatOf<S extends Said, Usual extends Format>(said: S, usual: Usual): Chosen<S> | Usual {
  const chosen = (['csv', 'json', 'jsonl', 'geojson'] as const).filter((flag) => said[flag])
  if (chosen.length > 1) throw plain(`Choose one of ${chosen.map((flag) => `--${flag}`).join(' and ')}.`)
  return (chosen[0] as Chosen<S> | undefined) ?? usual
}
