import { parse } from 'csv-parse/sync'

/** Zone codes and how many people live there, of a file with a head whose first two columns they are; nothing when there is no file. */
export function populationsIn(text: string): Record<string, number> | undefined {
  if (!text.trim()) return undefined
  const rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, delimiter: [',', ';', '\t'] }) as string[][]
  return Object.fromEntries(rows.slice(1).map(([code = '', people = '']) => [code.trim(), Number(people.replace(/[\s'’]/g, ''))] as const).filter(([code, people]) => code !== '' && Number.isSafeInteger(people)))
}
