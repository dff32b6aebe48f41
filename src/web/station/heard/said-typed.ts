type Fields = Readonly<Record<string, string>>

/** The places for what was said on the form; whoever has more notes a second conversation. */
export const sayings = [0, 1, 2, 3, 4, 5] as const

const filled = (typed: Fields) => sayings.filter((at) => (typed[`said-${at}`] ?? '').trim() !== '')

/** A conversation as it was typed: places left empty were not said. */
export const talkTyped = (typed: Fields) => ({
  kind: typed.talkKind, source: typed.source, heldOn: typed.heldOn, people: Number(typed.people || NaN), who: typed.who, guide: typed.guide,
  said: filled(typed).map((at) => ({ concern: typed[`concern-${at}`], words: typed[`said-${at}`] })),
})

/** What is wrong with it, by the names of the form's fields. */
export function fieldsOfTalk(fields: Fields, typed: Fields): Record<string, string> {
  const places = filled(typed)
  return Object.fromEntries(Object.entries(fields).map(([path, code]) => {
    const [head, place, part] = path.split('.')
    if (head === 'kind') return ['talkKind', code]
    if (head !== 'said') return [path, code]
    return [part === 'concern' ? `concern-${places[Number(place)] ?? 0}` : `said-${places[Number(place)] ?? 0}`, code]
  }))
}
