type Wave = { readonly id: string; readonly follows: string | null }

/** Does a wave go on from another, at once or over waves between? */
export function asksAgain(wave: string, first: string, waves: readonly Wave[]): boolean {
  const before = new Map(waves.map(({ id, follows }) => [id, follows]))
  const seen = new Set<string>()
  for (let at = before.get(wave) ?? null; at !== null && !seen.has(at); at = before.get(at) ?? null) {
    if (at === first) return true
    seen.add(at)
  }
  return false
}
