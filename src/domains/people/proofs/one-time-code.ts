import { generateSecret, generateURI, verifySync } from 'otplib'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'

/** A new secret for an authenticator application: 160 bits (RFC 6238). */
export const newSecret = (): string => generateSecret()
/** The address with which an application's camera takes the secret in. */
export const addressOf = (secret: string, label: string): string => generateURI({ issuer: 'Vatra', label, secret })

/** The secret as the form carries it until the first code is typed: sealed for this session, so that nobody brings one along. */
export const sealedSecret = (session: string, secret: string): string => sealed('sign-in proofs', `form|${session}|secret`, secret)
export const openedSecret = (session: string, kept: string): string | null => unsealed('sign-in proofs', `form|${session}|secret`, kept)

/** The half minute that this code belongs to, which is the present one: a code that was seen over a shoulder is over when the next is shown. Null when it is not the code, or no later than `after`: a code is used once. */
export function stepOf(secret: string, code: string, now: Date, after: number): number | null {
  const epoch = Math.floor(now.getTime() / 1000)
  // The library takes it for a mistake of the caller when the last step lies ahead of the clock.
  if (after > epoch / 30) return null
  const found = verifySync({ secret, token: code, epoch, epochTolerance: 0, ...(after > 0 && { afterTimeStep: after }) })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}
