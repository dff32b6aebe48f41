import { staffRoles, type Actor, type Post } from './actor.ts'

/** Which areas an actor's posts open: commissariats, and the directorate itself for posts above them. Row-level security compares with these. */
export type Reach = {
  readonly directorate: string | null; readonly areas: readonly string[]; readonly person: string | null
  /** What is open to one role alone looks at these: `role:area`, the area being a commissariat or the directorate above it. */
  readonly held?: readonly string[]
}

/** Nothing at all: what a stranger sees of the private tables. */
export const nowhere: Reach = { directorate: null, areas: [], person: null }

/**
 * A post of the house in a zone or a commissariat opens that commissariat; one over the directorate opens all of it, as does that of who answers for
 * residents' rights; a partner's opens the organisation and nothing of the police. Every other role's opens no area: what is theirs names the person or the role.
 */
export function reach(actor: Actor): Reach {
  if (actor.kind !== 'person') return nowhere
  return { directorate: actor.directorate, areas: [...new Set(actor.posts.flatMap(opens))], person: actor.id, held: [...new Set(actor.posts.map(({ role, commissariat }) => `${role}:${commissariat ?? actor.directorate}`))] }
}

function opens({ role, area, commissariat }: Post): readonly string[] {
  if (role === 'partner') return [area]
  return staffRoles.includes(role) || role === 'data-protection' ? [commissariat ?? area] : []
}
