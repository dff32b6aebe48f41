const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The fields of an input that are ids, and nothing else of it. */
export function idsOf(input: unknown): Record<string, string> {
  if (typeof input !== 'object' || input === null) return {}
  return Object.fromEntries(Object.entries(input).flatMap(([field, value]) => (typeof value === 'string' && id.test(value) ? [[field, value.toLowerCase()]] : [])))
}

/** The persons whom something names, at any depth. */
export function personsIn(value: unknown, field = ''): string[] {
  if (typeof value === 'string') return /^(person|persons|holder)$/.test(field) && id.test(value) ? [value.toLowerCase()] : []
  if (Array.isArray(value)) return value.flatMap((each) => personsIn(each, field))
  if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([name, each]) => personsIn(each, name))
}
