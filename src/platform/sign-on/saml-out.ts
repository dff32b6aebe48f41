import { createPublicKey, createSign, verify, X509Certificate } from 'node:crypto'
import { inflateRawSync, deflateRawSync } from 'node:zlib'
import { getVerifiedXml, parseDomFromString, parseXml2JsFromString, signXml } from '@node-saml/node-saml/lib/xml.js'
import { inside, type Part, plainXml, type SamlProvider, soundlySigned, textOf, type Wrong } from './saml.ts'

/** What a provider brought: by a form (HTTP-POST binding), or in an address, whose question is needed as it came (HTTP-Redirect binding). */
export type BroughtOut = { readonly posted: string } | { readonly query: string }
/** A provider's word that somebody signed out there, or its answer to ours. */
export type SamlOut = { readonly kind: 'request'; readonly id: string; readonly name: string; readonly sessions: readonly string[]; readonly until: Date } | { readonly kind: 'answer'; readonly done: boolean }

const [patience, young] = [60_000, 300_000]
const mostBytes = 100_000
const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol'
const hashes: Readonly<Record<string, string>> = Object.fromEntries(['256', '384', '512'].map((bits) => [`http://www.w3.org/2001/04/xmldsig-more#rsa-sha${bits}`, `sha${bits}`]))

/** Our word that somebody signs out here, as a form that the browser takes there, signed. */
export function samlWayOut(provider: SamlProvider, { id, name, format, session, relay, now }: { readonly id: string; readonly name: string; readonly format: string; readonly session: string | null; readonly relay: string; readonly now: Date }): Readonly<Record<string, string>> {
  const xml = `<samlp:LogoutRequest xmlns:samlp="${protocol}" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${now.toISOString()}" NotOnOrAfter="${new Date(now.getTime() + young).toISOString()}" Destination="${escaped(provider.logout!)}">` +
    `<saml:Issuer>${escaped(provider.client)}</saml:Issuer><saml:NameID${format === '' ? '' : ` Format="${escaped(format)}"`}>${escaped(name)}</saml:NameID>${session === null ? '' : `<samlp:SessionIndex>${escaped(session)}</samlp:SessionIndex>`}</samlp:LogoutRequest>`
  const path = "/*[local-name(.)='LogoutRequest']"
  const signed = signXml(xml, path, { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' }, { privateKey: provider.key, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' })
  return { SAMLRequest: Buffer.from(signed).toString('base64'), RelayState: relay }
}

/** Our answer that it is done, as an address that the browser goes to, signed. */
export function samlDone(provider: SamlProvider, { id, request, relay, now }: { readonly id: string; readonly request: string; readonly relay: string | null; readonly now: Date }): string {
  const xml = `<samlp:LogoutResponse xmlns:samlp="${protocol}" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${now.toISOString()}" Destination="${escaped(provider.logout!)}" InResponseTo="${escaped(request)}">` +
    `<saml:Issuer>${escaped(provider.client)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`
  const asked = [['SAMLResponse', deflateRawSync(xml).toString('base64')], ...(relay === null ? [] : [['RelayState', relay]]), ['SigAlg', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256']].map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&')
  const address = new URL(provider.logout!)
  address.search = `${address.search === '' ? '' : `${address.search.slice(1)}&`}${asked}&Signature=${encodeURIComponent(createSign('sha256').update(asked).sign(provider.key, 'base64'))}`
  return address.href
}

/** Looks at what a provider says of a sign-out. Only what its signature covers is read: the element itself when it was posted, the whole question of an address. */
export async function samlOut(provider: SamlProvider, kind: SamlOut['kind'], brought: BroughtOut, now: Date): Promise<SamlOut | { readonly wrong: Wrong }> {
  const xml = 'posted' in brought ? posted(brought.posted) : inAddress(provider, kind, brought.query)
  if (typeof xml !== 'string') return xml
  if (!plainXml(xml)) return { wrong: 'unreadable' }
  const root = (await parseDomFromString(xml).catch(() => null))?.documentElement
  if (!root || root.namespaceURI !== protocol || root.localName !== (kind === 'request' ? 'LogoutRequest' : 'LogoutResponse')) return { wrong: 'unreadable' }
  const signed = 'query' in brought ? xml : soundlySigned(xml) ? verified(xml, root, provider.certificates) : null
  if (signed === null) return { wrong: 'signature' }
  const told = (await parseXml2JsFromString(signed)) as Readonly<Record<string, Part>>
  return read(told[root.localName]!, provider, kind, now)
}

function verified(xml: string, root: Element, certificates: readonly string[]): string | null {
  try {
    return getVerifiedXml(xml, root, [...certificates])
  } catch {
    return null
  }
}

function posted(text: string): string | { readonly wrong: Wrong } {
  const xml = text.length > mostBytes ? '' : Buffer.from(text, 'base64').toString('utf8')
  return xml === '' ? { wrong: 'unreadable' } : xml
}

/** Each part must be there once: of two one would be signed and the other read. */
function inAddress({ certificates }: SamlProvider, kind: SamlOut['kind'], query: string): string | { readonly wrong: Wrong } {
  const parts = query.split('&').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const)
  const one = (name: string) => { const found = parts.filter((part) => part[0] === name); return found.length === 1 ? found[0]![1] : null }
  const message = kind === 'request' ? 'SAMLRequest' : 'SAMLResponse'
  const [text, algorithm, signature, relay] = [one(message), one('SigAlg'), one('Signature'), one('RelayState')]
  if (text === null || parts.filter(([name]) => /^(SAMLRequest|SAMLResponse)$/.test(name)).length !== 1) return { wrong: 'unreadable' }
  if (algorithm === null || signature === null) return { wrong: 'signature' }
  try {
    const hash = hashes[spoken(algorithm)], bytes = Buffer.from(spoken(signature), 'base64')
    const words = Buffer.from([`${message}=${text}`, ...(relay === null ? [] : [`RelayState=${relay}`]), `SigAlg=${algorithm}`].join('&'))
    if (hash === undefined || !certificates.some((pem) => verify(hash, words, createPublicKey(new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'pem' })), bytes))) return { wrong: 'signature' }
    return inflateRawSync(Buffer.from(spoken(text), 'base64'), { maxOutputLength: mostBytes }).toString('utf8')
  } catch {
    return { wrong: 'unreadable' }
  }
}

const spoken = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))

function read(told: Part, provider: SamlProvider, kind: SamlOut['kind'], now: Date): SamlOut | { readonly wrong: Wrong } {
  const { ID: id = '', IssueInstant: said = '', NotOnOrAfter: end, Destination: to } = told.$ ?? {}
  if (textOf(inside(told, 'Issuer')[0]) !== provider.issuer) return { wrong: 'issuer' }
  if (to !== provider.out) return { wrong: 'audience' }
  const at = Date.parse(said), until = end === undefined ? Infinity : Date.parse(end)
  if (!(at <= now.getTime() + patience)) return { wrong: 'too-early' }
  if (at < now.getTime() - young - patience || !(until > now.getTime() - patience)) return { wrong: 'too-late' }
  if (kind === 'answer') return { kind, done: inside(inside(told, 'Status')[0], 'StatusCode')[0]?.$?.Value === 'urn:oasis:names:tc:SAML:2.0:status:Success' }
  const name = textOf(inside(told, 'NameID')[0])
  if (!name || !/^[\w.-]{8,200}$/.test(id)) return { wrong: 'nobody' }
  return { kind, id, name, sessions: inside(told, 'SessionIndex').flatMap((one) => textOf(one) || []), until: new Date(at + young + 2 * patience) }
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
