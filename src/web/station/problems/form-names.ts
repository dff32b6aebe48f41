type Fields = Readonly<Record<string, string>>

/** What the fields of each form of the desk are called by the deed: several forms stand on one page, and no two fields of it may share a name. */
const calledBy: Readonly<Record<string, Fields>> = { name: { called: 'words' }, map: { placeKind: 'kind', placeName: 'name', matters: 'words' } }

/** A form as its deed wants it. */
export const asAsked = (typed: Fields): Fields => Object.fromEntries(Object.entries(typed).map(([name, value]) => [calledBy[typed.intent ?? '']?.[name] ?? name, value]))

/** What the deed says of its fields, by the names of the form. */
export function asTyped(intent: string | undefined, fields: Fields): Fields {
  const names = Object.entries(calledBy[intent ?? ''] ?? {})
  return Object.fromEntries(Object.entries(fields).map(([field, code]) => [names.find(([, asked]) => asked === field)?.[0] ?? field, code]))
}
