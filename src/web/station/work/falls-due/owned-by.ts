import type { Owner } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'

/** Who answers for an action: the organisation, or the post by its title or role and who holds it today. */
export function ownedBy(say: Say, { role, title, name, holder }: Pick<Owner, 'role' | 'title' | 'name'> & { readonly holder?: string | null }): string {
  const office = name ?? (title !== null ? named(title, say.language) : role !== null ? say.any(`people.role-${role}`) : '–')
  return holder ? `${office}, ${holder}` : office
}
