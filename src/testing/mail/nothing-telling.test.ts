import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { kinds } from '#domains/mail/words.ts'
import { asMailed } from '#domains/record/index.ts'
import type { DirectorateId } from '#domains/territory/words.ts'
import { openRelay, type Mail } from '#platform/mail/relay.ts'
import { speak, spoken } from '#web/say.ts'
import { messageOf, telling } from '#domains/mail/index.ts'
import { projectTree, sources } from '../../../tools/tree.ts'
import { mailboxes, wordsOf } from './mailboxes.ts'

const house = { sender: 'talk@example.org', site: 'https://talk.example.org' }
const token = 'Zm9y'.repeat(11).slice(0, 43)
const head = { directorate: '0194d000-0000-7000-8000-000000000001' as DirectorateId, sequence: 4711, hash: 'ab'.repeat(32), at: '2027-06-01T09:00:00.000Z', key: 'k'.repeat(43), signature: 's'.repeat(86) }
const numbers = asMailed([head], [{ ...head, from: 1, kept: '5 years', headAt: head.at }], '0123 4567')
type Words = Parameters<typeof messageOf>[3]
const ours: Words = (language, key, values) => speak(language).any(key, values)
/** Names that a message could know: people and places of the tests' town. */
const known = ['Arta', 'Hoxha', 'Besnik', 'Leka', 'Dua', 'Talsi', 'Kurzeme', 'Old Town', 'Lakeside']

const bare = (kind: string) => kind === 'numbers' || kind === 'notice'
/** Every message there is: of each kind, with a link that opens something and without, in each language. */
const all = (words: Words): Mail[] => kinds.flatMap((kind) => spoken.flatMap((language) => [token, null].map((once) => messageOf({ id: crypto.randomUUID(), kind, language }, { to: 'somebody@example.org', token: bare(kind) ? null : once, ...(bare(kind) && { lines: numbers }) }, house, words))))

/** What an abuser who holds the telephone could read in it. */
function tells(text: string): string[] {
  const paths = [...text.matchAll(/https?:\/\/\S+/g)].map(([address]) => new URL(address)).filter(({ origin, pathname }) => origin === house.site && pathname !== '/m').map(({ pathname }) => pathname)
  return [...telling(text.replaceAll(token, '')), ...known.filter((name) => text.includes(name)), ...paths]
}

test('no message of any kind in any language of the site holds a telling word, a name, a place, or a path but the short one, as it goes over the wire (SAFE-01)', async (t) => {
  const boxes = await mailboxes()
  const relay = await openRelay({ host: '127.0.0.1', port: boxes.port, security: 'plain', login: null }, boxes.named)
  assert.ok('send' in relay)
  const mails = all(ours)
  for (const mail of mails) assert.deepEqual(await relay.send(mail), { fault: null })
  relay.close()
  await boxes.close()
  assert.equal(boxes.came.length, mails.length)
  t.diagnostic(`${mails.length} messages: ${kinds.length} kinds, ${spoken.length} languages`)
  for (const { raw } of boxes.came) {
    const [head = ''] = raw.split('\r\n\r\n')
    assert.deepEqual([tells(head), tells(wordsOf(raw))], [[], []])
    assert.deepEqual(head.split('\r\n').filter((line) => /^[\w-]+:/.test(line)).map((line) => line.split(':')[0]!.toLowerCase()).filter((name) => !['from', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'content-transfer-encoding', 'auto-submitted', 'content-language'].includes(name)), [])
    // The day and the hour are the mail server's to say anyway; nothing else of the machine is told.
    assert.doesNotMatch(head, /nodemailer|vatra|localhost|127\.0\.0\.1/i)
  }
  // In the list of messages every kind looks alike.
  for (const language of spoken) assert.equal(new Set(mails.filter((mail) => mail.language === language).map(({ subject, from }) => `${subject} ${from}`)).size, 1)
})

test('messages that say who writes, about what, or lead to a page of their own are each found (SAFE-01)', () => {
  const planted = (key: string, text: string): Words => (language, asked, values) => (asked === key ? text.replace('{address}', values?.address ?? '') : ours(language, asked, values))
  const faults = [
    planted('mail.subject', 'Message from your police station'), planted('mail.subject', 'Your report was received'), planted('mail.text', 'Officer Besnik has answered. {address}'), planted('mail.text-once', 'Sign in here: {address}'),
    planted('mail.text-once', 'Aveți un mesaj de la poliție: {address}'), planted('mail.text', 'News of Old Town: {address}'), planted('mail.text', 'You have a new message: https://talk.example.org/en/talk'), planted('mail.text-notice', 'An officer opened the commissariat of Talsi.'), planted('mail.text', 'У вас сообщение от полиции {address}'),
  ]
  for (const words of faults) assert.ok(all(words).some(({ subject, text }) => tells(`${subject}\n${text}`).length > 0))
})

test('messages are made by the deeds that are known to make them, and by no other (SAFE-02)', () => {
  const makers = sources(projectTree()).filter(([path, text]) => path.startsWith('src/') && !path.includes('testing/') && /\bputBy\(/.test(text) && !path.endsWith('put-by.ts')).map(([path]) => path).sort()
  // Of what residents write, answer or ask nothing is told to a mailbox: a deed that does so has to be added here, with whoever it writes to and whether they said that it is safe.
  // That of a browser which an account did not know goes to the mailbox that its person signs in by, which their own proof has just opened; and to none that a request brought.
  // The record's go to mailboxes outside the house that the auditor named, and hold numbers of no person.
  assert.deepEqual(makers, ['src/domains/mail/commands/try-out.ts', 'src/domains/people/commands/invite-to-sign-in.ts', 'src/domains/people/door/tell-of-browser.ts', 'src/domains/record/commands/sign-heads.ts', 'src/domains/record/commands/warn-of-opening.ts', 'src/domains/residents/commands/ask-for-link.ts'])
  assert.match(readFileSync(new URL('../../domains/people/door/tell-of-browser.ts', import.meta.url), 'utf8'), /openedFor\(person, 'name', kept\.name\)[\s\S]*to: mailbox\.data, token: null/)
  assert.match(readFileSync(new URL('../../domains/residents/commands/ask-for-link.ts', import.meta.url), 'utf8'), /to: mailbox/)
})
