import { holdsAny, type Actor } from '../actor.ts'

/** Who looks after the record: whoever was given that post alone. The administrator does not, and nobody reads what is recorded of themself through another post. */
const audits = (actor: Actor, place: { readonly directorate: string }) => actor.kind === 'operator' || holdsAny(actor, ['auditor'], place.directorate)

/** Who may do what with the record. */
export const record = {
  'record.sign-heads': (actor: Actor) => actor.kind === 'operator',
  'record.warn-of-opening': (actor: Actor) => actor.kind === 'operator',
  'record.cut': (actor: Actor) => actor.kind === 'operator',
  'record.add-mailbox': audits,
  'record.drop-mailbox': audits,
  'record.outside': audits,
  'record.lines': audits,
  'record.verify': audits,
  'record.heads': () => true, // published, so that anybody can keep them
}
