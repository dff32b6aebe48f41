import { constants, createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto'

/** What a provider says of somebody who signed out there: which stay it was, whose, and by what the saying is known again. */
export type SignedOutThere = { readonly session: string | null; readonly subject: string | null; readonly once: string; readonly until: Date }
export type LogoutWrong = 'unreadable' | 'signature' | 'issuer' | 'audience' | 'too-early' | 'too-late' | 'no-logout' | 'nobody'
type Wanted = { readonly issuer: string; readonly audience: string; readonly now: Date }
type Header = { readonly alg?: unknown; readonly kid?: unknown; readonly typ?: unknown; readonly crit?: unknown }
type Told = Readonly<Record<string, unknown>>

/** Clocks of two houses differ by so much; what is older than this is not heard any more. */
const [patience, young] = [60_000, 300_000]
const event = 'http://schemas.openid.net/event/backchannel-logout'
const mostCharacters = 16_000

const rsa = (hash: string, padding: number) => ({ type: 'rsa', hash, with: { padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } })
const ec = (hash: string, curve: string) => ({ type: 'ec', hash, curve, with: { dsaEncoding: 'ieee-p1363' as const } })
/** Nothing without a signature, and nothing that is signed by a secret which two know. */
const algorithms: Readonly<Record<string, { readonly type: string; readonly hash: string | null; readonly curve?: string; readonly with: object }>> = {
  RS256: rsa('sha256', constants.RSA_PKCS1_PADDING), RS384: rsa('sha384', constants.RSA_PKCS1_PADDING), RS512: rsa('sha512', constants.RSA_PKCS1_PADDING),
  PS256: rsa('sha256', constants.RSA_PKCS1_PSS_PADDING), PS384: rsa('sha384', constants.RSA_PKCS1_PSS_PADDING), PS512: rsa('sha512', constants.RSA_PKCS1_PSS_PADDING),
  ES256: ec('sha256', 'prime256v1'), ES384: ec('sha384', 'secp384r1'), EdDSA: { type: 'ed25519', hash: null, with: {} },
}

/** Reads a logout token (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6). The keys are asked for last, so that nobody makes us call a provider by nonsense. */
export async function logoutTold(token: string, want: Wanted, keysFor: (kid: string | null) => Promise<readonly JsonWebKey[]>): Promise<SignedOutThere | { readonly wrong: LogoutWrong }> {
  const [head = '', body = '', signature = '', ...more] = token.split('.')
  const header = opened(head) as Header | null, told = opened(body)
  if (token.length > mostCharacters || more.length > 0 || signature === '' || header === null || told === null) return { wrong: 'unreadable' }
  const way = typeof header.alg === 'string' && Object.hasOwn(algorithms, header.alg) ? algorithms[header.alg]! : null
  if (way === null || header.crit !== undefined) return { wrong: 'signature' }
  if (header.typ !== undefined && !/^(application\/)?(logout\+)?jwt$/i.test(String(header.typ))) return { wrong: 'no-logout' }
  const out = said(told, want)
  if ('wrong' in out) return out
  const kid = typeof header.kid === 'string' ? header.kid : null
  const fits = (await keysFor(kid)).filter((key) => (kid === null || key.kid === undefined || key.kid === kid) && key.use !== 'enc').flatMap((key) => publicKey(key, way) ?? [])
  const words = Buffer.from(`${head}.${body}`), bytes = Buffer.from(signature, 'base64url')
  return fits.some((key) => verify(way.hash, words, { key, ...way.with }, bytes)) ? out : { wrong: 'signature' }
}

function said(told: Told, { issuer, audience, now }: Wanted): SignedOutThere | { readonly wrong: LogoutWrong } {
  const { iss, aud, iat, exp, jti, sub, sid, events } = told
  if (iss !== issuer) return { wrong: 'issuer' }
  if (!(Array.isArray(aud) ? aud : [aud]).includes(audience)) return { wrong: 'audience' }
  // An identity token carries a nonce and no events: neither may stand in for the other.
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, event) || typeof (events as Told)[event] !== 'object' || (events as Told)[event] === null || Object.hasOwn(told, 'nonce') || typeof jti !== 'string' || jti === '') return { wrong: 'no-logout' }
  if (typeof iat !== 'number' || typeof exp !== 'number') return { wrong: 'too-late' }
  if (iat * 1000 > now.getTime() + patience) return { wrong: 'too-early' }
  if (iat * 1000 < now.getTime() - young - patience || exp * 1000 <= now.getTime() - patience) return { wrong: 'too-late' }
  const named = (it: unknown) => (typeof it === 'string' && it !== '' ? it : null)
  if (named(sub) === null && named(sid) === null) return { wrong: 'nobody' }
  return { session: named(sid), subject: named(sub), once: jti, until: new Date(iat * 1000 + young + 2 * patience) }
}

function opened(part: string): Told | null {
  try {
    const it: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof it === 'object' && it !== null && !Array.isArray(it) ? it as Told : null
  } catch {
    return null
  }
}

function publicKey(jwk: JsonWebKey, { type, curve }: { readonly type: string; readonly curve?: string }): KeyObject | null {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' }), { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
    return key.asymmetricKeyType === type && (type !== 'rsa' || modulusLength >= 2048) && (curve === undefined || namedCurve === curve) ? key : null
  } catch {
    return null
  }
}
