export const dues = ['close', 'publish', 'open', 'field', 'plan-a-round', 'nothing-due'] as const
export type Due = (typeof dues)[number]

/** Where a zone stands: its waves under way, and whether it has waited too long for one. */
export type Standing = { readonly waves: readonly { readonly state: 'planned' | 'open' | 'closed' | 'published'; readonly opensOn: string; readonly closesOn: string }[]; readonly overdue: boolean }

/** What is to be done next for a zone: the first that applies, what keeps residents waiting coming first. */
export function due({ waves, overdue }: Standing, today: string): Due {
  if (waves.some(({ state, closesOn }) => state === 'open' && closesOn < today)) return 'close'
  if (waves.some(({ state }) => state === 'closed')) return 'publish'
  if (waves.some(({ state, opensOn }) => state === 'planned' && opensOn <= today)) return 'open'
  if (waves.some(({ state }) => state === 'open')) return 'field'
  return overdue && !waves.some(({ state }) => state === 'planned') ? 'plan-a-round' : 'nothing-due'
}
