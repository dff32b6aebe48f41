import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import { plain } from '../plain.ts'

/** Where the certificate (with those that lead to its root) and its key lie, when Vatra speaks TLS itself. */
export type TlsFiles = { readonly certificate: string; readonly key: string }

/** The suites of TLS 1.3, and of 1.2 those that cipher and prove at once (AEAD) under keys that are drawn anew for each connection (ECDHE); the strongest first. */
export const suites = [
  'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256',
]

/** How TLS is spoken with these files as they are now; a sentence when they cannot be used, so that a half-written one never takes the place of a good one. */
export function ownTls({ certificate, key }: TlsFiles): SecureContextOptions & { readonly honorCipherOrder: true } {
  const [cert, secret] = [read(certificate, 'VATRA_TLS_CERTIFICATE'), read(key, 'VATRA_TLS_KEY')]
  const told = { cert, key: secret, minVersion: 'TLSv1.2', ciphers: suites.join(':'), honorCipherOrder: true } as const
  try {
    if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(secret))) throw new Error('the key is not the certificate\'s')
    createSecureContext(told)
  } catch (fault) {
    throw plain(`The certificate ${certificate} and the key ${key} cannot be used: ${(fault as Error).message}. Give both as PEM: the certificate first, then those that lead to its root.`)
  }
  return told
}

function read(file: string, setting: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    throw plain(`${setting} names ${file}, which cannot be read: ${(fault as Error).message}.`)
  }
}
