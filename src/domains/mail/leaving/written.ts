import type { Mail } from '#platform/mail/relay.ts'
import type { Kind } from '../words.ts'
import type { Contents } from './put-by.ts'

/** Says a message's words in a language. */
export type Words = (language: string, key: string, values?: Readonly<Record<string, string>>) => string

/** The letter that marks what a token opens, so that the address stays the short one for everybody. Both stand behind the # sign: no server and no log on the way is told them. */
const opens: Readonly<Record<Kind, string>> = { link: 'k', invitation: 'i', trial: 'n', numbers: 'n', notice: 'n', browser: 'n' }

/** A message as it leaves: that there is one, where to open it, and nothing else. The address is the site's own, never one that a request brought. */
export function written({ id, kind, language }: { readonly id: string; readonly kind: Kind; readonly language: string }, { to, token, lines }: Contents, { sender, site }: { readonly sender: string; readonly site: string }, words: Words): Mail {
  if (lines !== undefined) return { id, from: sender, to, language, subject: words(language, 'mail.subject'), text: `${words(language, kind === 'notice' ? 'mail.text-notice' : 'mail.text-numbers')}\n\n${lines}\n` }
  const address = token === null ? `${site}/m` : `${site}/m#${opens[kind]}=${token}`
  return { id, from: sender, to, language, subject: words(language, 'mail.subject'), text: `${words(language, token === null ? 'mail.text' : 'mail.text-once', { address })}\n` }
}
