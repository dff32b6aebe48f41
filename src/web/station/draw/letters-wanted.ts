import { numberIn } from '../waves/planned.ts'

type Asked = { readonly zone: string; readonly slug: string; readonly target: number }
type Fields = Readonly<Record<string, string>>

/** How many letters go to each zone: as many as were typed, or else the target divided by the share that is expected to answer. A nought leaves the zone out. */
export function lettersWanted(fields: Fields, zones: readonly Asked[]): { readonly letters: { zone: string; slug: string; count: number }[]; readonly faults: Readonly<Record<string, string>> } {
  const percent = numberIn(fields.rate)
  if (percent !== undefined && !(percent > 0 && percent <= 100)) return { letters: [], faults: { rate: 'station.not-a-percentage' } }
  const letters = zones.flatMap(({ zone, slug, target }) => {
    const count = numberIn(fields[`letters-${slug}`]) ?? (percent === undefined ? 0 : Math.ceil((target * 100) / percent - 1e-9))
    return count === 0 ? [] : [{ zone, slug, count }]
  })
  return { letters, faults: letters.length > 0 ? {} : { rate: 'survey.say-how-many-letters' } }
}

/** What is wrong with a draw, by the names of the form's fields; what is wrong in the list itself stands by row and column. */
export function fieldsOfDraw(fields: Fields, letters: readonly { readonly slug: string }[]): { readonly fields: Fields; readonly inList: readonly { readonly row: number; readonly column: string; readonly code: string }[] } {
  const entries = Object.entries(fields)
  const cell = /^(\d+):(.*)$/
  return {
    fields: Object.fromEntries(entries.filter(([path]) => !cell.test(path)).map(([path, code]) => [/^letters\.\d+\./.test(path) ? `letters-${letters[Number(path.split('.')[1])]?.slug}` : path, code])),
    inList: entries.flatMap(([path, code]) => { const found = cell.exec(path); return found ? [{ row: Number(found[1]), column: found[2]!, code }] : [] }),
  }
}
