import { createPrivateKey } from 'node:crypto'
import { selfSigned, type Pair } from '#platform/sign-on/self-signed.ts'
import { readableCertificate } from './readable-certificate.ts'

/** The key with which our questions are signed and its certificate: those that were typed, if they belong together; new ones when none were, good for three years. */
export function ownPair(key: string | undefined, certificate: string | undefined, name: string, now: Date): Pair | null {
  if (key === undefined) return selfSigned(name, new Date(now.getTime() - 86_400_000), new Date(now.getTime() + 3 * 365 * 86_400_000))
  try {
    const typed = createPrivateKey(key), read = readableCertificate(certificate ?? '')
    return read?.checkPrivateKey(typed) ? { key: typed.export({ type: 'pkcs8', format: 'pem' }) as string, certificate: read.toString() } : null
  } catch {
    return null
  }
}
