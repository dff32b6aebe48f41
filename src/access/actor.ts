/**
 * The roles that a post can carry. Those after the partner's are the field's too, and open nothing but what a deed of their own says: whoever has no
 * deeds yet sees what a stranger sees, and their own account.
 */
export const roles = [
  'admin', 'hq', 'regional', 'commander', 'analyst', 'survey-owner', 'interviewer', 'inspector', 'zone-officer', 'partner',
  'protected-officer', 'auditor', 'data-protection', 'ngo-monitor', 'council-member', 'council-chair', 'grant-committee', 'watch-coordinator', 'volunteer-candidate', 'volunteer', 'resident', 'integration',
] as const
export type Role = (typeof roles)[number]

/** A post somebody holds at this moment: a role over an area (a country, a directorate, a commissariat, a zone, a village, or a partner's own organisation), within one commissariat or above it. */
export type Post = {
  readonly role: Role; readonly area: string; readonly commissariat: string | null
  /** Given for an hour by breaking the glass. */
  readonly glass?: true | undefined
  /** The zone in which the area lies today, where it is a village. */
  readonly zone?: string | undefined
  /** The country that the post is over: counts of all its directorates, and of none of them anything else. */
  readonly country?: string | undefined
}

/**
 * Who is asking. `stranger` is a resident who has not signed in, and most residents never will.
 * `operator` is whoever sits at the machine's own console: the files are theirs anyway, the record names them so.
 */
export type Actor =
  | { readonly kind: 'stranger' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'person'; readonly id: string; readonly directorate: string; readonly posts: readonly Post[]; /** They showed a proof within the last minutes; whoever does not say so has not. */ readonly proved?: boolean; /** Their browser is new to their account, or they show none: a proof is good for one deed. */ readonly eachTime?: true | undefined; /** What their device lacks where the station asks for one: it shows nothing, or nothing that says it is in order. */ readonly device?: 'none' | 'unfit' | undefined; /** The opening that runs, when they broke the glass. */ readonly glass?: string | undefined }

export const stranger: Actor = { kind: 'stranger' }
export const operator: Actor = { kind: 'operator' }

/** Who does the work of the police: problems, plans and turns of the stages are theirs. */
export const policeRoles: readonly Role[] = ['admin', 'hq', 'regional', 'commander', 'analyst', 'inspector', 'zone-officer']
/** The house: the police, and who asks residents for it. Whoever is named in neither list is of neither. */
export const staffRoles: readonly Role[] = [...policeRoles, 'survey-owner', 'interviewer']
/** Who has a workbench at the station without being of the house: they look after it, or after those whom nobody else there may hear. */
export const workbenchRoles: readonly Role[] = ['protected-officer', 'auditor', 'data-protection']
/** Posts of trust: who holds one watches over others, decides about them or gives posts. Two people give such a post. */
export const trustedRoles: readonly Role[] = ['admin', 'hq', 'survey-owner', 'protected-officer', 'auditor', 'data-protection']
/** Who may be one of the two over a directorate. */
export const custodianRoles: readonly Role[] = ['admin', 'hq']
/** Posts that end on a day that is said when they begin: nobody of these stays because somebody forgot to take them off the list. */
export const endingRoles: readonly Role[] = ['partner', 'ngo-monitor', 'council-member', 'council-chair', 'grant-committee', 'watch-coordinator', 'volunteer-candidate', 'volunteer', 'integration']

/** Does the actor hold this role over this area or over the directorate it lies in? */
export const holdsPost = (actor: Actor, role: Role, ...areas: readonly (string | null)[]) =>
  actor.kind === 'person' && actor.posts.some((post) => post.role === role && post.country === undefined && areas.includes(post.area))

/** Does the actor hold any of these roles anywhere in a directorate? A post over the country makes nobody one of the house. */
export const holdsRole = (actor: Actor, ...held: readonly Role[]) => actor.kind === 'person' && actor.posts.some(({ role, country }) => country === undefined && held.includes(role))

/** Does the actor hold a post of headquarters over this country? */
export const overCountry = (actor: Actor, country: string | null) => actor.kind === 'person' && actor.posts.some((post) => post.role === 'hq' && post.country !== undefined && post.country === country)

/** Somebody of the house. What only the house may know is asked by staff. */
export const isStaff = (actor: Actor) => actor.kind === 'operator' || holdsRole(actor, ...staffRoles)

/** Somebody who does the work of the police. */
export const isPolice = (actor: Actor) => actor.kind === 'operator' || holdsRole(actor, ...policeRoles)

/** Somebody who speaks for an organisation. */
export const isPartner = (actor: Actor) => holdsRole(actor, 'partner')

/** Somebody who works with others here, in the house or for an organisation: what colleagues know of each other is theirs. */
export const worksHere = (actor: Actor) => isStaff(actor) || isPartner(actor)

/** Somebody who has a workbench at the station. */
export const hasWorkbench = (actor: Actor) => isStaff(actor) || holdsRole(actor, ...workbenchRoles) || (actor.kind === 'person' && actor.posts.some(({ country }) => country !== undefined))

/** Does the actor hold any of these roles over any of these areas? */
export const holdsAny = (actor: Actor, held: readonly Role[], ...areas: readonly (string | null)[]) =>
  held.some((role) => holdsPost(actor, role, ...areas))
