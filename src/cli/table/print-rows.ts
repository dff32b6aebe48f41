import type { Format } from './format.ts'
import { quoted } from './writing/quoted.ts'

/** Somewhere to write: standard output, or a test. */
export type Out = { write(text: string): unknown }

type Cell = string | number | null
type Row = Readonly<Record<string, Cell>>

/** Rows as one JSON array, JSON lines or CSV, numbers unrounded, or as a table for the eye with numbers to four digits. */
export function printRows(rows: readonly Row[], columns: readonly string[], format: Exclude<Format, 'geojson'>, out: Out): void {
  if (format === 'table') return table(rows, columns, out)
  if (format === 'json') return inParts(rows, (row, i) => `${i ? ',' : '['}\n${JSON.stringify(row)}`, out, rows.length > 0 ? '\n]\n' : '[\n]\n')
  if (format === 'jsonl') return inParts(rows, (row) => `${JSON.stringify(row)}\n`, out)
  const names = rows[0] ? Object.keys(rows[0]) : columns
  out.write(`${names.map((name) => quoted(name, ',')).join(',')}\n`)
  inParts(rows, (row) => `${names.map((name) => quoted(String(row[name] ?? ''), ',')).join(',')}\n`, out)
}

/** One text for a million rows is more than the engine holds. */
function inParts(rows: readonly Row[], line: (row: Row, place: number) => string, out: Out, end = ''): void {
  for (let from = 0; from < rows.length; from += 8192) out.write(rows.slice(from, from + 8192).map((row, i) => line(row, from + i)).join(''))
  if (end) out.write(end)
}

function table(rows: readonly Row[], columns: readonly string[], out: Out): void {
  const lines = [columns, ...rows.map((row) => columns.map((column) => shown(row[column] ?? null, column)))]
  const widths = columns.map((_, c) => lines.reduce((widest, line) => Math.max(widest, line[c]!.length), 0))
  const right = columns.map((column) => rows.some((row) => typeof row[column] === 'number'))
  for (const line of lines) {
    out.write(`${line.map((cell, c) => (right[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!))).join('  ').trimEnd()}\n`)
  }
}

/** Columns of counts, hours and ends of bands, whose whole numbers are shown as such. */
const counted = /^n|^(count|observed|hour|population|x|y|row)$|^times|_(from|to)$/

function shown(cell: Cell, column: string): string {
  if (cell === null) return '-'
  if (typeof cell === 'string') return cell
  if (Number.isInteger(cell) && counted.test(column)) return String(cell)
  return /^p(_|$)|^q$/.test(column) && cell < 0.0001 ? '<0.0001' : cell.toFixed(4)
}
