/** A column of secrets: how its table's rows are named, under which purpose they are sealed, and the column by which a secret's place in its row is named; `of`, where it lies sealed for a row of another table. */
export type KeptSecret = { readonly table: string; readonly key: readonly string[]; readonly column: string; readonly purpose: string; readonly placedBy: string; readonly of?: string }

const byId = ['directorate_id', 'id'] as const
const byPerson = ['directorate_id', 'person_id'] as const
const proofs = { table: 'people.passwords', key: byPerson, purpose: 'sign-in proofs', placedBy: 'person_id' } as const
const providers = { table: 'people.providers', key: byId, purpose: 'sign-in providers', placedBy: 'id' } as const
const asked = { table: 'people.provider_requests', key: byId, purpose: 'sign-in providers', placedBy: 'provider_id', of: 'people.providers' } as const

/** Every column that is sealed by itself and can be sealed anew: what lets somebody in, what waits to leave, and what is opened by the house alone. */
export const keptSecrets: readonly KeptSecret[] = [
  { ...proofs, column: 'name' }, { ...proofs, column: 'password' }, { ...proofs, column: 'secret' },
  { ...providers, column: 'secret' }, { ...providers, column: 'decryption_secret' },
  { ...asked, column: 'secret' }, { ...asked, column: 'decryption_secret' },
  { table: 'people.sessions', key: ['directorate_id', 'token_hash'], column: 'provider_words', purpose: 'sign-in providers', placedBy: 'id' },
  { table: 'mail.messages', key: byId, column: 'sealed', purpose: 'mail', placedBy: 'id' },
  { table: 'mail.settings', key: ['directorate_id'], column: 'password', purpose: 'mail', placedBy: 'directorate_id' },
  { table: 'survey.wave_keys', key: ['directorate_id', 'wave_id'], column: 'sealed', purpose: 'keys of waves', placedBy: 'wave_id' },
  { table: 'survey.wave_seals', key: ['directorate_id', 'wave_id', 'turn'], column: 'salt', purpose: 'seals of rounds', placedBy: 'wave_id' },
  { table: 'survey.boxes', key: byId, column: 'sealed', purpose: 'boxes of sheets', placedBy: 'id' },
]

/** A column by which something is found that is kept nowhere in the clear, under which purpose, and how it comes to a newer key. */
export type FoundBy = { readonly table: string; readonly column: string; readonly purpose: string; readonly anew: 'rewrapped' | 'shown' | 'gone' }

/**
 * Every column of keyed hashes. *Rewrapped*: its words lie sealed beside it, and `vatra keys rewrap` hashes them anew. *Shown*: it is hashed anew when its owner next comes and says the
 * words. *Gone*: the words are never kept, and the row goes when its time is over.
 */
export const foundBy: readonly FoundBy[] = [
  { table: 'people.passwords', column: 'name_hash', purpose: 'sign-in names', anew: 'rewrapped' },
  { table: 'residents.registrations', column: 'address_hash', purpose: 'residents mailboxes', anew: 'rewrapped' },
  { table: 'people.identities', column: 'identifier_hash', purpose: 'national identifiers', anew: 'shown' },
  { table: 'people.browsers', column: 'token_hash', purpose: 'known browsers', anew: 'shown' },
  { table: 'people.sessions', column: 'provider_subject', purpose: 'national identifiers', anew: 'gone' },
  { table: 'people.sessions', column: 'provider_session', purpose: 'national identifiers', anew: 'gone' },
  { table: 'residents.links', column: 'address_hash', purpose: 'residents mailboxes', anew: 'gone' },
  { table: 'survey.invitations', column: 'code_hash', purpose: 'invitation codes', anew: 'gone' },
  { table: 'survey.drafts', column: 'code_hash', purpose: 'invitation codes', anew: 'gone' },
  { table: 'fieldwork.keyings', column: 'serial_hash', purpose: 'keyed sheets', anew: 'gone' },
]

/** Columns that only their sender's key opens: they cannot be sealed anew, and go when their time is over. */
export const shutFor = [{ table: 'frame.repeats', column: 'sealed' }, { table: 'residents.links', column: 'address' }] as const
