import { endingRoles, type Role } from '#access/actor.ts'

/** Months after which a post of such a role ends when nobody said when, and the most it may last. A program of another system asks for its key anew every year (SEC, 2.1). */
const spans = (role: Role) => (role === 'integration' ? { usual: 12, most: 12 } : { usual: 24, most: 60 })

/** The first day on which whoever begins on `from` no longer holds a post of this role; null where it lasts until they leave. Nothing of those who are not of the house lasts for ever. */
export function lastDay(role: Role, from: string, said: string | undefined): { readonly to: string | null } | { readonly fault: string } {
  if (said !== undefined && said <= from) return { fault: 'people.ends-before-beginning' }
  if (!endingRoles.includes(role)) return { to: said ?? null }
  const { usual, most } = spans(role)
  if (said !== undefined && said > monthsAfter(from, most)) return { fault: most === 12 ? 'people.ends-within-a-year' : 'people.ends-within-five-years' }
  return { to: said ?? monthsAfter(from, usual) }
}

function monthsAfter(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`), last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, Math.min(at.getUTCDate(), last))).toISOString().slice(0, 10)
}
