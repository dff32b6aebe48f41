type Cell = { readonly n: number; readonly withheld: boolean }

/**
 * Which cells of a margin are not shown: those withheld, and where that is exactly one, the next smallest as well, or it could be worked out
 * from the total. A simple rule: it looks at one margin at a time, and not at everything that was ever published.
 */
export function alsoWithheld(cells: readonly Cell[]): readonly boolean[] {
  const hidden = cells.map(({ withheld }) => withheld)
  if (hidden.filter(Boolean).length !== 1) return hidden
  const next = cells.map(({ n }, at) => ({ n, at })).filter(({ n, at }) => !hidden[at] && n > 0).sort((one, other) => one.n - other.n)[0]
  return hidden.map((is, at) => is || at === next?.at)
}
