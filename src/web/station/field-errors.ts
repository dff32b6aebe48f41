import type { Say } from '#web/say.ts'

/** What is wrong with each field, in the reader's words. */
export const fieldErrors = (say: Say, fields: Readonly<Record<string, string>> | undefined, values: Readonly<Record<string, string | number>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([field, code]) => [field, say.any(code, values)]))
