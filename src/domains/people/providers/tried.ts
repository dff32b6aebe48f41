import { allowedAddress } from '#platform/outgoing/allowed-address.ts'
import { noAnswerIn } from '#platform/sign-on/fetched-outside.ts'
import { openIdKnowsUs, openIdServer } from '#platform/sign-on/open-id.ts'
import { backTo, type Provider } from './provider.ts'
import { readableCertificate } from './readable-certificate.ts'

/** One thing that was looked at, and the message that says how it stands. */
export type Looked = { readonly right: boolean; readonly code: string; readonly values: Record<string, string> }

const right = (code: string, values: Record<string, string> = {}): Looked => ({ right: true, code, values })
const wrong = (code: string, values: Record<string, string> = {}): Looked => ({ right: false, code, values })

/** A provider of OpenID Connect: is it there, is it itself, does it sign in as we need it, and does it know us? */
export async function openIdTried({ openId, site }: Extract<Provider, { kind: 'openid' }>): Promise<Looked[]> {
  const server = await openIdServer(openId, { anew: true }).catch((fault: unknown) => fault as Error)
  if (server instanceof Error) return [wrong(whyNot(server), { host: URL.parse(openId.issuer)?.host ?? '' })]
  const found = [right('people.tried-found', { host: URL.parse(openId.issuer)!.host })]
  if (!server.authorization_endpoint || !server.token_endpoint || !server.jwks_uri) return [...found, wrong('people.tried-incomplete')]
  const methods = server.code_challenge_methods_supported
  found.push(methods?.includes('S256') ? right('people.tried-pkce') : right('people.tried-pkce-unsaid'))
  const answer = await openIdKnowsUs(openId, backTo(site, 'en')).catch((fault: unknown) => whyNot(fault))
  return [...found, answer === 'invalid_grant' ? right('people.tried-known') : answer === 'invalid_client' || answer === 'unauthorized_client' ? wrong('people.tried-unknown') : wrong('people.tried-strange')]
}

/** A provider of SAML: may its address be called on, are its certificates good today, is our own? Whether it knows us only a sign-in shows. */
export async function samlTried({ saml }: Extract<Provider, { kind: 'saml' }>, now: Date): Promise<Looked[]> {
  const url = URL.parse(saml.address), host = url?.host ?? ''
  const way = url ? await allowedAddress(url.hostname, Number(url.port || (url.protocol === 'https:' ? 443 : 80))) : { no: 'not-a-host' as const }
  const day = (text: string) => new Date(text).toISOString().slice(0, 10)
  const dated = (code: string, text: string): Looked => {
    const read = readableCertificate(text)
    if (!read) return wrong('people.provider-certificate')
    const good = now >= new Date(read.validFrom) && now < new Date(read.validTo)
    return good ? right(`people.tried-${code}`, { day: day(read.validTo) }) : wrong(`people.tried-${code}-over`, { day: day(read.validTo) })
  }
  return ['no' in way ? wrong(codes[way.no] ?? 'people.tried-silent', { host }) : right('people.tried-way', { host }), ...saml.certificates.map((text) => dated('certificate', text)), dated('own-certificate', saml.certificate), ...(saml.decryption ? [dated('own-certificate', saml.decryption.certificate)] : []), right('people.tried-hand-over')]
}

const codes: Readonly<Record<string, string>> = { inside: 'people.tried-inside', 'unknown-host': 'people.tried-unknown-host', 'not-a-host': 'people.tried-unknown-host', redirect: 'people.tried-redirect', 'not-https': 'people.tried-not-https' }

/** The message that says why nobody answered. */
export const heardNot = (no: string): string => codes[no] ?? 'people.tried-silent'

function whyNot(fault: unknown): string {
  const no = noAnswerIn(fault)
  if (no !== null) return heardNot(no)
  return /issuer/i.test((fault as Error).message) || /issuer/i.test(((fault as Error).cause as Error | undefined)?.message ?? '') ? 'people.tried-other-issuer' : 'people.tried-no-provider'
}
