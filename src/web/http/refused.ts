import type { Refusal, RefusalKind } from '#frame/refusal.ts'

/** How a refusal is told in HTTP: known here and nowhere else. */
export const statusOf: Readonly<Record<RefusalKind, number>> = { 'not-found': 404, 'not-allowed': 403, invalid: 422, 'too-late': 410, conflict: 409, 'not-now': 503 }

/** A refusal as a page reads it. */
export type Refused = { readonly code: string; readonly fields: Readonly<Record<string, string>>; readonly values: Readonly<Record<string, string | number>> }

export const refusedBy = ({ code, fields, values }: Refusal): Refused => ({ code, fields, values })
