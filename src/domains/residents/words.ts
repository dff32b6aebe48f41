import { z } from 'zod'
import { languages } from '#domains/territory/words.ts'

export const Language = z.enum(languages)
/** A link is opened within ten minutes: whoever asked is at the mailbox. */
export const linkLivesMinutes = 10
/** So many links wait at most for one mailbox: whoever is annoyed by messages that they did not ask for gets no more than these. */
export const mostLinks = 3
/** On a device of their own a resident may stay signed in for a month; anywhere else until the browser is closed, and half a day at most. */
export const staysDays = 30
export const sessionLivesHours = 12
/** Who came in so lately has shown who they are: as much as asks for a fresh proof may be done then. */
export const provesMinutes = 10
/** Passkeys one person may have: a telephone, a computer and some more. */
export const mostPasskeys = 10

/** The short name of a zone's page; empty for none. */
export const Slug = z.string().trim().max(200)
/** Whether a form's box was ticked, as browsers say it. */
export const Said = z.union([z.boolean(), z.literal(['on', 'yes', '']).transform((said) => said !== '')]).default(false)
