import { holdsRole, type Actor } from '../actor.ts'

/** Somebody who wants to be known again; each deed is done to their own rows, which are all they reach. */
const isResident = (actor: Actor) => holdsRole(actor, 'resident')

/** Who may do what with what is kept of residents: they themselves, and nobody of the house. */
export const residents = {
  'residents.ask-for-link': () => true, // nobody is registered by it, and everybody gets the same answer
  'residents.come-in': () => true, // the link decides
  'residents.come-in-with-passkey': () => true, // the passkey decides
  'residents.leave': () => true, // whoever shows the session ends it
  'residents.end-session': isResident,
  'residents.choose': isResident,
  'residents.add-passkey': isResident,
  'residents.remove-passkey': isResident,
  'residents.forget': isResident,
  'residents.sweep': (actor: Actor) => actor.kind === 'operator',
  'residents.link': () => true, // whoever shows the link
  'residents.mine': isResident,
  'residents.whose-session': () => true, // whoever shows the session is that resident
  'residents.passkey-offer': isResident,
  'residents.passkey-question': () => true, // it names nobody
}
