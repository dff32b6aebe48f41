/** Fieldwork in one zone, or in all of a wave: sheets by mode, and what became of the letters. */
export type FieldCount = {
  readonly target: number; readonly answers: number; readonly modes: Readonly<Record<string, number>>
  readonly invited: number; readonly answered: number; readonly refused: number; readonly notReached: number; readonly notEligible: number
  /** Of the people who could have answered a letter, the share who did; nothing when nobody was written to. (AAPOR's response rate 1, all unknown taken as eligible) */
  readonly responseRate: number | null
}

/** Puts counted sheets and counted letters together. */
export function fieldCount(target: number, modes: Readonly<Record<string, number>>, letters: Readonly<Partial<Record<string, number>>>): FieldCount {
  const sum = (counts: Readonly<Partial<Record<string, number>>>) => Object.values(counts).reduce<number>((all, count) => all + (count ?? 0), 0)
  const { answered = 0, refused = 0, 'not-reached': notReached = 0, 'not-eligible': notEligible = 0 } = letters
  const invited = sum(letters)
  return { target, answers: sum(modes), modes, invited, answered, refused, notReached, notEligible, responseRate: invited > notEligible ? answered / (invited - notEligible) : null }
}

/** The same for several zones together. */
export function inAll(zones: readonly FieldCount[]): FieldCount {
  const added = (of: (zone: FieldCount) => Readonly<Record<string, number>>) => {
    const sums: Record<string, number> = {}
    for (const zone of zones) for (const [name, count] of Object.entries(of(zone))) sums[name] = (sums[name] ?? 0) + count
    return sums
  }
  const letters = added(({ invited, answered, refused, notReached, notEligible }) => ({
    sent: invited - answered - refused - notReached - notEligible, answered, refused, 'not-reached': notReached, 'not-eligible': notEligible,
  }))
  return fieldCount(zones.reduce((sum, { target }) => sum + target, 0), added(({ modes }) => modes), letters)
}
