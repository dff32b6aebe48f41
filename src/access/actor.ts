/** The roles that a post can carry today. Others of the field arrive with the deeds that need them. */
export const roles = ['admin', 'hq', 'regional', 'commander', 'analyst', 'survey-owner', 'interviewer', 'zone-officer', 'inspector', 'partner'] as const
export type Role = (typeof roles)[number]

/** A post somebody holds at this moment: a role over an area (a directorate, a commissariat, a zone, or a partner's own organisation), within one commissariat or above it. */
export type Post = { readonly role: Role; readonly area: string; readonly commissariat: string | null }

/**
 * Who is asking. `stranger` is a resident who has not signed in, and most residents never will.
 * `operator` is whoever sits at the machine's own console: the files are theirs anyway, the record names them so.
 */
export type Actor =
  | { readonly kind: 'stranger' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'person'; readonly id: string; readonly directorate: string; readonly posts: readonly Post[]; /** They showed a proof within the last minutes; whoever does not say so has not. */ readonly proved?: boolean }

export const stranger: Actor = { kind: 'stranger' }
export const operator: Actor = { kind: 'operator' }

/** Does the actor hold this role over this area or over the directorate it lies in? */
export const holdsPost = (actor: Actor, role: Role, ...areas: readonly (string | null)[]) =>
  actor.kind === 'person' && actor.posts.some((post) => post.role === role && areas.includes(post.area))

/** Somebody of the police: who holds a post other than a partner's. What only the house may know is asked by staff. */
export const isStaff = (actor: Actor) => actor.kind === 'operator' || (actor.kind === 'person' && actor.posts.some(({ role }) => role !== 'partner'))

/** Somebody who does the work of the police: neither a partner nor those who only ask residents. Problems, plans and turns of the stages are theirs. */
export const isPolice = (actor: Actor) => actor.kind === 'operator' || (actor.kind === 'person' && actor.posts.some(({ role }) => !beside.includes(role)))
/** Somebody who speaks for an organisation. */
export const isPartner = (actor: Actor) => actor.kind === 'person' && actor.posts.some(({ role }) => role === 'partner')
const beside: readonly Role[] = ['partner', 'interviewer', 'survey-owner']

/** Does the actor hold any of these roles over any of these areas? */
export const holdsAny = (actor: Actor, held: readonly Role[], ...areas: readonly (string | null)[]) =>
  held.some((role) => holdsPost(actor, role, ...areas))
