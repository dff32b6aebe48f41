/** The kinds of pages about a zone or a round that not everybody who reads of them may open. */
export const guarded = ['cycle', 'desk', 'sign', 'places', 'round', 'silent', 'asks', 'action', 'plan', 'walks'] as const
/** Which of them somebody may open, as their posts stand to one place. */
export type Opens = Readonly<Record<(typeof guarded)[number], boolean>>

/** By their addresses under the station's: the first that fits says which kind a page is. */
const kinds: readonly (readonly [RegExp, keyof Opens])[] = [
  [/^\/zones\/[^/]+\/cycle/, 'cycle'], [/^\/zones\/[^/]+\/desk\/sign/, 'sign'], [/^\/zones\/[^/]+\/desk/, 'desk'], [/^\/problems\//, 'desk'], [/^\/zones\/[^/]+\/places/, 'places'],
  [/^\/waves\/new/, 'asks'], [/^\/waves\/[^/]+\/participation/, 'silent'], [/^\/waves\/[^/]+\/results/, 'asks'], [/^\/waves\/[^/]/, 'round'],
  [/^\/actions\//, 'action'], [/^\/plans\/[^/]/, 'plan'], [/^\/walks/, 'walks'],
]

/** Does this address of the station lead somebody to a page, and not to a refusal? */
export function leadsOn(to: string, opens: Opens): boolean {
  const kind = kinds.find(([address]) => address.test(to))?.[1]
  return kind === undefined || opens[kind]
}
