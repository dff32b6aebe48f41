import { X509Certificate } from 'node:crypto'

/** A certificate that can be read and holds a key of RSA of at least 2048 bits; null otherwise. */
export function readableCertificate(text: string): X509Certificate | null {
  try {
    const certificate = new X509Certificate(text)
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 ? certificate : null
  } catch {
    return null
  }
}
