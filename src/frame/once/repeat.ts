import { createHash } from 'node:crypto'
import type { Permission } from '#access/policies/index.ts'
import { isOutside, type Caller } from '../ctx.ts'

/** What comes with a request so that it is done once however often it is sent: a key of the sender's own, and the words that must be the same each time. */
export type Repeat = { readonly key: string; readonly words: string; /** Numbers the commands of one request. */ readonly next: () => number }

/** A request's key over its words; a request may do several commands, each once. */
export function repeatOf(key: string, words: Uint8Array | string): Repeat {
  let done = 0
  return { key, words: createHash('sha256').update(words).digest('base64url'), next: () => done++ }
}

/** One command of such a request. */
export type Asked = { readonly name: Permission; readonly key: string; readonly words: string; readonly place: number }

/**
 * Commands of an answering, of which no moment and no order is kept: not even that somebody sent something. Each is once by itself: a draft is laid over the
 * last, a blinded value is signed again, a token is spent once, an invitation and a serial are used once.
 */
export const leavesNothing: ReadonlySet<string> = new Set([
  'survey.keep-draft', 'survey.forget-draft', 'survey.sign-token', 'survey.seal-sheet', 'survey.hand-in-sheet', 'survey.answer-sheet',
  'fieldwork.key-in-sheet', 'fieldwork.settle-keying', 'fieldwork.interview-sheet',
  // Who comes in, and who proves again: a key that somebody stole from a form must open no session, so each is looked at anew. A code, a link and an errand are good once by themselves.
  'people.sign-in', 'people.sign-in-with-password', 'people.sign-in-with-passkey', 'people.sign-in-with-provider', 'people.sign-in-beside', 'people.prove-again', 'people.prove-with-provider',
  'people.bind-own-identity',
  // What residents do with their own accounts is nobody's to follow, day by day.
  'residents.add-passkey', 'residents.ask-for-link', 'residents.choose', 'residents.come-in', 'residents.come-in-with-passkey', 'residents.end-session', 'residents.leave', 'residents.remove-passkey',
])

/** What of a request's key belongs to this command; null when nothing of it is kept. */
export function askedOnce(caller: Caller, name: Permission, input: unknown): Asked | null {
  if (!isOutside(caller) || !caller.repeat || leavesNothing.has(name)) return null
  // The code for an interview at the door is a part of the interview.
  if (name === 'survey.invite' && (input as { mode?: string }).mode === 'interview') return null
  const { key, words, next } = caller.repeat
  return { name, key, words, place: next() }
}
