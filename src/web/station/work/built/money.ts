import type { Say } from '#web/say.ts'

/** Money as it is read: whole where it is whole, with its currency. */
export const money = (say: Say, cents: number, currency: string): string => `${say.number(cents / 100, cents % 100 === 0 ? 0 : 2)} ${currency}`
