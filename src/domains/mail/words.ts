import { z } from 'zod'
import { languages } from '#domains/territory/words.ts'

/** What a message is for; whoever reads it over a shoulder sees the same in all of them. */
export const kinds = ['link', 'invitation', 'trial', 'numbers', 'notice', 'browser'] as const
export type Kind = (typeof kinds)[number]

/** How the way to the server that takes the mail is closed: by TLS from the first byte, by TLS once they have greeted, or not at all within the station's own network. */
export const Security = z.enum(['tls', 'starttls', 'plain'])
export type Security = z.infer<typeof Security>
export const Language = z.enum(languages)

/** An e-mail address as it is compared: what is typed with capitals or spaces around it is the same mailbox. */
export const Mailbox = z.string().trim().toLowerCase().pipe(z.email('mail.not-a-mailbox').max(200, 'mail.not-a-mailbox'))

/** The site as people reach it: messages lead there and nowhere else. */
export const Site = z.string().trim().toLowerCase().transform((typed) => typed.replace(/\/+$/, '')).pipe(z.string().regex(/^(https:\/\/[a-z0-9.-]+(:\d{1,5})?|http:\/\/localhost(:\d{1,5})?)$/, 'mail.not-a-site'))
