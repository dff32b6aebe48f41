import { X509Certificate } from 'node:crypto'

/** The certificate of the device that a request came from, where one came along (RFC 9440, 2.2); what is no certificate is none. */
export function deviceOf(request: Request): X509Certificate | null {
  const [, told = ''] = /^:([A-Za-z0-9+/]{100,20000}={0,2}):$/.exec(request.headers.get('client-cert') ?? '') ?? []
  try {
    return told === '' ? null : new X509Certificate(Buffer.from(told, 'base64'))
  } catch {
    return null
  }
}
