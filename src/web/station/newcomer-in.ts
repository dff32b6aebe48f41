/** What was typed, as a zone officer who begins: texts in the language of the page, empty fields left out. */
export function newcomerIn(typed: Readonly<Record<string, string>>, area: string, language: string, vacant: string | undefined) {
  const told = (field: string) => (typed[field]?.trim() ? { [field]: { [language]: typed[field] } } : {})
  const channels = Object.fromEntries(['phone', 'email'].flatMap((field) => (typed[field]?.trim() ? [[field, typed[field]]] : [])))
  return { name: typed.name, language, role: 'zone-officer', area, from: typed.from, shows: typed.shows ?? 'name', channels, ...told('title'), ...told('office'), ...told('hours'), ...(vacant ? { post: vacant } : {}) }
}
