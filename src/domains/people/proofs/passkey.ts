import { createHash, randomBytes } from 'node:crypto'
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { secondsBetween } from '../rules/session-over.ts'
import { questionLivesMinutes, type PasskeyAnswer } from '../words.ts'

/** What a passkey is asked: a random challenge, on which site, when, and for what. It travels sealed, so that nothing is kept before there is an answer. */
export type Question = { readonly use: 'make' | 'show'; readonly challenge: string; readonly origin: string; readonly askedAt: Date }

export const newQuestion = (use: Question['use'], origin: string, now: Date): Question => ({ use, challenge: randomBytes(32).toString('base64url'), origin, askedAt: now })
export const hostOf = (origin: string): string => new URL(origin).hostname

/** `whose` is the session that a passkey is made for; whoever signs in has none yet. */
export const sealedQuestion = (question: Question, whose = ''): string => sealed('sign-in proofs', `question|${question.use}|${whose}`, JSON.stringify(question))

/** The question again, if it is ours, is for this use and has not waited too long. */
export function openedQuestion(use: Question['use'], kept: string, now: Date, whose = ''): Question | null {
  const text = unsealed('sign-in proofs', `question|${use}|${whose}`, kept)
  if (text === null) return null
  const question = JSON.parse(text) as Omit<Question, 'askedAt'> & { readonly askedAt: string }
  const askedAt = new Date(question.askedAt)
  return secondsBetween(askedAt, now) <= questionLivesMinutes * 60 ? { ...question, askedAt } : null
}

/** EdDSA, ES256, RS256: what devices have. Node still calls what comes after them experimental. */
const algorithms = [-8, -7, -257]

/** What a browser is told to make (WebAuthn Level 3, 5.4): a passkey that it finds by itself and gives only to whom it knows. The device keeps `whose`, hashed, beside it: it tells nobody whose it is. */
export function toMake({ challenge, origin }: Question, { site, name, whose, known }: { readonly site: string; readonly name: string; readonly whose: string; readonly known: readonly { readonly credential: string }[] }) {
  return generateRegistrationOptions({
    rpName: site, rpID: hostOf(origin), userName: name, userDisplayName: name, challenge: bytesOf(challenge), userID: new Uint8Array(createHash('sha256').update(whose).digest()), attestationType: 'none',
    excludeCredentials: known.map(({ credential }) => ({ id: credential })), authenticatorSelection: { residentKey: 'required', userVerification: 'required' }, supportedAlgorithmIDs: algorithms,
  })
}

/** What a browser asks its passkeys (WebAuthn Level 3, 5.5): it names nobody, so it tells nothing. */
export const toShow = ({ challenge, origin }: Question) => generateAuthenticationOptions({ rpID: hostOf(origin), userVerification: 'required', challenge: bytesOf(challenge) })

const bytesOf = (challenge: string) => new Uint8Array(Buffer.from(challenge, 'base64url'))

/** The public half of a passkey that was just made here by somebody whom the device knows; null when the answer is not sound. */
export async function madePasskey({ challenge, origin }: Question, answer: PasskeyAnswer) {
  const found = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: hostOf(origin), requireUserVerification: true, supportedAlgorithmIDs: algorithms,
  }).catch(() => null)
  if (!found?.verified) return null
  const { id, publicKey, counter } = found.registrationInfo.credential
  return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
}

type Kept = { readonly credential: string; readonly public_key: string; readonly counter: string | number; readonly host: string; readonly answered_at: Date }

/** The passkey's new counter when it answered this question, on the site it was made for, held by somebody whom the device knows; null otherwise. A question is answered once. */
export async function shownPasskey({ challenge, origin, askedAt }: Question, answer: PasskeyAnswer, kept: Kept): Promise<number | null> {
  if (hostOf(origin) !== kept.host || askedAt <= kept.answered_at) return null
  const found = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: kept.host, requireUserVerification: true,
    credential: { id: kept.credential, publicKey: new Uint8Array(Buffer.from(kept.public_key, 'base64url')), counter: Number(kept.counter) },
  }).catch(() => null)
  return found?.verified ? found.authenticationInfo.newCounter : null
}
