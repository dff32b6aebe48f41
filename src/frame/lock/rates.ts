/** What asking for a deed costs, from what opens something by guessing to what is done at a desk. The gate before the site has a budget for each. */
export const rates = ['signing-in', 'code', 'asking', 'doing', 'search', 'export', 'own-copy', 'mailing'] as const
export type Rate = (typeof rates)[number]

/** What a deed costs that says nothing itself. */
export const usual = { command: 'doing', query: 'asking' } as const satisfies Readonly<Record<'command' | 'query', Rate>>
