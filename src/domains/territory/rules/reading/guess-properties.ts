/** Which property of a file says what of its zones; null where none does. */
export type Properties = Readonly<{ id: string | null; name: string | null; population: string | null; level: string | null; parent: string | null }>

const ids = [
  'akood', 'okood', 'mkood', 'id', 'code', 'zone_code', 'kodi', 'cod', 'siruta', 'cuatm', 'katottg', 'koatuu', 'atvk', 'nis5', 'nis',
  'wof_id', 'wof:id', 'lau', 'nuts', 'nbhid', 'label', '@id', 'gid', 'cartodb_id', 'objectid',
]
const names = ['name', 'animi', 'onimi', 'mnimi', 'emri', 'denumire', 'nosaukums', 'nazva', 'naam', 'nbhname', 'zone', 'title']
const populations = [
  'population', 'inhabitants', 'wof:population', 'eurostat:population', 'gn:population', 'pop', 'populatia', 'popullsia', 'rahvaarv', 'inwoners',
]
const levels = ['level', 'placetype', 'admin_level']
const parents = ['commissariat', 'commissariat_code', 'parent', 'parent_code', 'okood', 'mkood', 'parent_id', 'region_id']

type Guessed = Readonly<{ idProperty?: string; nameProperty?: string; populationProperty?: string }>
type Rows = readonly Readonly<Record<string, unknown>>[]

/** The properties by the names that the files of seven countries use; an option overrides its guess. Told apart by case only where needed. */
export function guessProperties(rows: Rows, options: Guessed = {}): Properties {
  const filled = filledOf(rows)
  const known = new Map([...filled.keys()].map((key) => [key.toLowerCase(), key]))
  const present = (words: readonly string[], share: number) =>
    words.flatMap((word) => known.get(word) ?? []).filter((key) => filled.get(key)! >= share * rows.length)
  const id = options.idProperty ?? present(ids, 0.5).find((key) => telling(rows, key)) ?? null
  return {
    id,
    name: options.nameProperty ?? present(names, 0.5)[0] ?? null,
    population: options.populationProperty ?? fullest(present(populations, 0), filled),
    level: present(levels, 0.5)[0] ?? present(levels, 0).find((key) => rows.some((row) => row[key] === 'village')) ?? null,
    parent: present(parents, 0.5).find((key) => key !== id && !above(id, key)) ?? null,
  }
}

function filledOf(rows: Rows): Map<string, number> {
  const filled = new Map<string, number>()
  for (const row of rows) for (const [key, value] of Object.entries(row)) {
    if (value !== null && value !== undefined && value !== '') filled.set(key, (filled.get(key) ?? 0) + 1)
  }
  return filled
}

/** A code that nine zones in ten share with another tells nothing apart; one that two share by mistake does, and the mistake is named. */
function telling(rows: Rows, key: string): boolean {
  return new Set(rows.map((row) => String(row[key]))).size > rows.length / 2
}

const fullest = (keys: readonly string[], filled: ReadonlyMap<string, number>): string | null =>
  keys.reduce<string | null>((best, key) => (best === null || filled.get(key)! > filled.get(best)! ? key : best), null)

/** In Estonia's files a municipality also names itself by the code that its settlements have for parent. */
const above = (id: string | null, key: string): boolean => id?.toLowerCase() === 'mkood' && key.toLowerCase() === 'okood'
