import { staffRoles, type Actor, type Post } from './actor.ts'

/** Which areas an actor's posts open: commissariats, and the directorate itself for posts above them. Row-level security compares with these. */
export type Reach = {
  readonly directorate: string | null; readonly areas: readonly string[]; readonly person: string | null
  /** What is open to one role alone looks at these: `role:area`, the area being a commissariat or the directorate above it; a village or a country is itself. */
  readonly held?: readonly string[]
  /** The country over which a post is held: what is counted of its commissariats is open. */
  readonly country?: string | null
}

/** Nothing at all: what a stranger sees of the private tables. */
export const nowhere: Reach = { directorate: null, areas: [], person: null }

/**
 * A post of the house in a zone or a commissariat opens that commissariat; one over the directorate opens all of it, as does that of who answers for
 * residents' rights; a partner's opens the organisation and nothing of the police. Every other role's opens no area: what is theirs names the person or the role.
 * A post over the country opens no area of any directorate, and one in a village is held in that village and nowhere around it.
 */
export function reach(actor: Actor): Reach {
  if (actor.kind !== 'person') return nowhere
  const held = ({ role, area, commissariat, zone, country }: Post) => `${role}:${zone === undefined && country === undefined ? (commissariat ?? actor.directorate) : area}`
  return {
    directorate: actor.directorate, areas: [...new Set(actor.posts.flatMap(opens))], person: actor.id, held: [...new Set(actor.posts.map(held))],
    country: actor.posts.find(({ role, country }) => role === 'hq' && country !== undefined)?.country ?? null,
  }
}

function opens({ role, area, commissariat, country }: Post): readonly string[] {
  if (country !== undefined) return []
  if (role === 'partner') return [area]
  return staffRoles.includes(role) || role === 'data-protection' ? [commissariat ?? area] : []
}
