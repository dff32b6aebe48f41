import { once } from 'node:events'
import type { Format } from '../format.ts'
import type { Out } from '../print-rows.ts'
import { csvLine, quoted } from './quoted.ts'

type Asked = { readonly heading: readonly string[]; readonly delimiter: string; readonly column: string | null; readonly format: Exclude<Format, 'table'> }
type Place = readonly [lon: number, lat: number]

/**
 * Writes rows of a file again, as they come, with one column more (or, with null for its name, as they were): in the file's own delimiter, as one
 * JSON array, as JSON lines, or as GeoJSON points. A column of that name is replaced. `flush` waits until what was written has gone out.
 */
export function rowsWith({ heading, delimiter, column, format }: Asked, out: Out) {
  const place = column === null ? -1 : heading.includes(column) ? heading.indexOf(column) : heading.length
  const names = column === null || place < heading.length ? heading : [...heading, column], chunk: string[] = []
  const start = { csv: csvLine(names, delimiter), json: '[', jsonl: '', geojson: '{"type":"FeatureCollection","features":[' }[format], end = { csv: '', json: '\n]\n', jsonl: '', geojson: '\n]}\n' }[format]
  let written = 0
  if (start) chunk.push(start)

  function line(row: readonly (string | number)[], point: Place | undefined): string {
    if (format === 'csv') return `${row.map((cell) => (typeof cell === 'number' ? cell : quoted(cell, delimiter))).join(delimiter)}\n`
    const told = Object.fromEntries(names.map((name, c) => [name, row[c]!]))
    if (format === 'jsonl') return `${JSON.stringify(told)}\n`
    return `${written++ ? ',' : ''}\n${JSON.stringify(format === 'json' ? told : { type: 'Feature', properties: told, geometry: point ? { type: 'Point', coordinates: point } : null })}`
  }

  function row(cells: (string | number)[], value: string | number, point?: Place): void {
    if (place >= 0) cells[place] = value
    chunk.push(line(cells, point))
  }

  async function flush(): Promise<void> {
    if (chunk.length > 0 && out.write(chunk.splice(0).join('')) === false && 'once' in out) await once(out as unknown as NodeJS.WritableStream, 'drain')
  }

  async function finish(): Promise<void> {
    if (end) chunk.push(end)
    await flush()
  }
  return { row, flush, end: finish }
}
