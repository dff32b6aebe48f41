import { policeRoles, staffRoles, type Role } from '#access/actor.ts'

/**
 * Of whom somebody may not be one beside another post: who looks at the record has none that it speaks of, whoever owns the survey is nobody of the police, whom it
 * asks about and who works with its results, and who gives out posts has none that opens what people wrote or watches over others for their sake.
 */
const apart: readonly (readonly [Role, readonly Role[]])[] = [
  ['auditor', [...staffRoles, 'data-protection', 'protected-officer', 'partner']],
  ['survey-owner', policeRoles],
  ['admin', ['protected-officer', 'data-protection']],
  ['ngo-monitor', [...policeRoles, 'protected-officer']],
]

/** The post somebody holds that keeps them from this one; null when nothing does. */
export function keptApart(role: Role, held: readonly Role[]): Role | null {
  return held.find((other) => apart.some(([one, others]) => (one === role && others.includes(other)) || (one === other && others.includes(role)))) ?? null
}
