import { createHmac } from 'node:crypto'
import { keyFor } from '#platform/keys.ts'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'

/** By what a mailbox is found again: a keyed hash, so that a copy of the tables tells no address. */
export const mailboxHash = (mailbox: string): string => createHmac('sha256', keyFor('residents mailboxes')).update(mailbox.normalize('NFKC').toLowerCase()).digest('hex')

/** The mailbox sealed for the row it is found by. */
export const sealedMailbox = (hash: string, mailbox: string): string => sealed('residents', `residents|${hash}|address`, mailbox)
export const openedMailbox = (hash: string, kept: string): string | null => unsealed('residents', `residents|${hash}|address`, kept)

/** As much of a mailbox as its owner needs to know which it is. */
export const hinted = (mailbox: string): string => mailbox.replace(/^(.)[^@]*/, '$1…')
