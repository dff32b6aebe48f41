import type { Actor } from './actor.ts'

/** Which areas an actor's posts open: commissariats, and the directorate itself for posts above them. Row-level security compares with these. */
export type Reach = { readonly directorate: string | null; readonly areas: readonly string[]; readonly person: string | null }

/** Nothing at all: what a stranger sees of the private tables. */
export const nowhere: Reach = { directorate: null, areas: [], person: null }

/** A post in a zone or a commissariat opens that commissariat; a post over the directorate opens all of it; a partner's opens the organisation and nothing of the police. */
export function reach(actor: Actor): Reach {
  if (actor.kind !== 'person') return nowhere
  const areas = actor.posts.flatMap((post) => [post.role === 'partner' ? post.area : (post.commissariat ?? post.area)])
  return { directorate: actor.directorate, areas: [...new Set(areas)], person: actor.id }
}
