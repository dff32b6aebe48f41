import { folded, keyedHash, keyedHashes } from '#platform/secrets/keyed-hash.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'

/** By what a mailbox is found again: a keyed hash, so that a copy of the tables tells no address. */
export const mailboxHash = (mailbox: string): string => keyedHash('residents mailboxes', folded(mailbox))

/** The mailbox sealed for the row it is found by. */
export const sealedMailbox = (hash: string, mailbox: string): string => sealed('residents', `residents|${hash}|address`, mailbox)
export const openedMailbox = (hash: string, kept: string): string | null => unsealed('residents', `residents|${hash}|address`, kept)

/** As much of a mailbox as its owner needs to know which it is. */
export const hinted = (mailbox: string): string => mailbox.replace(/^(.)[^@]*/, '$1…')

/** By what the mailbox of a row is found, under every key that is still here. */
export function hashesOf({ address_hash: hash, address }: { readonly address_hash: string; readonly address: string }): readonly string[] {
  const mailbox = openedMailbox(hash, address)
  return mailbox === null ? [hash] : keyedHashes('residents mailboxes', folded(mailbox))
}
