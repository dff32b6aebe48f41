import { type Profile, SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import { signXmlMetadata } from '@node-saml/node-saml/lib/utility.js'
import { machineClock } from '../clock.ts'
import { assertionWrong, type Told } from './assertion-times.ts'

/** A provider that speaks SAML 2.0 (`issuer` signs with one of `certificates`, `address` takes requests by POST), and what we are to it. */
export type SamlProvider = { readonly issuer: string; readonly address: string; readonly certificates: readonly string[]; readonly client: string; readonly key: string; readonly certificate: string; /** Where its answers are sent. */ readonly back: string
  /** Where it is told of a sign-out, where it tells of one, and what it encrypts for us with: whether it must, and our pair of keys for it. */
  readonly logout: string | null; readonly out: string; readonly assertions: 'either' | 'encrypted'; readonly decryption: { readonly key: string; readonly certificate: string } | null
}
/** Why an answer lets nobody in. */
export type Wrong = 'unreadable' | 'open' | 'locked' | 'status' | 'signature' | 'issuer' | 'audience' | 'too-early' | 'too-late' | 'not-asked' | 'nobody'
export type Asserted = { readonly name: string; readonly attributes: Readonly<Record<string, unknown>>; readonly level: string | null; readonly at: Date | null; /** What the stay there is called, and what kind of name the name is. */ readonly session: string | null; readonly format: string | null }

/** An answer is some tens of kilobytes; more is no answer. */
const mostCharacters = 400_000
/** Nothing signed by SHA-1, nothing that is computed of other than the element itself. */
const sound = new Set([
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmldsig-more#sha384', 'http://www.w3.org/2001/04/xmlenc#sha512',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
])

/** What an assertion may be encrypted by: nothing that can be changed unseen (CBC), no key under RSA 1.5, and nothing that signs. (SHA-1 within OAEP hashes no word of anybody's.) */
const closing = new Set([
  'http://www.w3.org/2009/xmlenc11#aes128-gcm', 'http://www.w3.org/2009/xmlenc11#aes256-gcm', 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p', 'http://www.w3.org/2000/09/xmldsig#sha1', 'http://www.w3.org/2000/09/xmldsig#sha256',
])
const closed = /<([\w-]+:)?EncryptedAssertion[\s>][\s\S]*EncryptedAssertion\s*>/
const algorithmsIn = (xml: string): string[] => [...xml.matchAll(/\sAlgorithm\s*=\s*["']([^"']*)["']/g)].map(([, algorithm]) => algorithm!)

/** Is this one text for every reader, without comments, instructions and entities (CVE-2017-11427 and its kin), and signed by nothing weak? */
export const plainXml = (xml: string): boolean => !/<!|<\?(?!xml )/.test(xml)
export const soundlySigned = (xml: string): boolean => algorithmsIn(xml).every((algorithm) => sound.has(algorithm))

/** Our question as a form that the browser sends there (HTTP-POST binding), signed. `fresh` asks for the proof even of who is signed in there. */
export async function samlRequest(provider: SamlProvider, { request, relay, fresh }: { readonly request: string; readonly relay: string; readonly fresh: boolean }): Promise<Readonly<Record<string, string>>> {
  return (await library(provider, request, fresh).getAuthorizeMessageAsync(relay)) as Record<string, string>
}

/** What we are, for the provider's list: addresses, our certificates, and that we sign and want everything signed. What we would not read (CBC) is not offered. */
export function samlMetadata(provider: SamlProvider): string {
  const all = library(provider, '_metadata', false).generateServiceProviderMetadata(provider.decryption?.certificate ?? null, provider.certificate)
  const out = /<SingleLogoutService\b[^>]*\/>/.exec(all)?.[0] ?? ''
  const told = all.replace(/\s*<EncryptionMethod Algorithm="[^"]*-cbc"\/>/g, '').replace(out, `${out.replace('HTTP-POST', 'HTTP-Redirect')}${out}`)
  return signXmlMetadata(told, { privateKey: provider.key, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' })
}

/**
 * Who the provider says signed in. Only what both its signatures cover is read: the answer's and the assertion's own. The library looks at the signatures
 * and hands out what they cover; for whom, for which question and for when is decided here, by the house's clock.
 */
export async function samlShown(provider: SamlProvider, answer: string, request: string, now: Date): Promise<Asserted | { readonly wrong: Wrong }> {
  const xml = answer.length > mostCharacters ? '' : Buffer.from(answer, 'base64').toString('utf8')
  if (!/^(<\?xml[^?>]*\?>)?\s*<(?!\?)[^>]*Response[\s>]/.test(xml) || !plainXml(xml)) return { wrong: 'unreadable' }
  const [hidden] = closed.exec(xml) ?? []
  if (hidden === undefined && provider.assertions === 'encrypted') return { wrong: 'open' }
  if (!soundlySigned(hidden === undefined ? xml : xml.replace(hidden, ''))) return { wrong: 'signature' }
  if (hidden !== undefined && (provider.decryption === null || !algorithmsIn(hidden).every((algorithm) => closing.has(algorithm)))) return { wrong: 'locked' }
  if (!/StatusCode[^>]*Value="urn:oasis:names:tc:SAML:2\.0:status:Success"/.test(xml)) return { wrong: 'status' }
  const found = await library(provider, request, false).validatePostResponseAsync({ SAMLResponse: answer }).catch((no: Error) => no)
  if (found instanceof Error) return { wrong: /^error:|oaep|decrypt|unable to authenticate|encryption algorithm/i.test(found.message) ? 'locked' : /InResponseTo/i.test(found.message) ? 'not-asked' : /issuer/i.test(found.message) ? 'issuer' : /audience/i.test(found.message) ? 'audience' : 'signature' }
  if (!found.profile) return { wrong: 'unreadable' }
  // What was encrypted could not be looked at before.
  const inner = hidden === undefined ? '' : found.profile.getAssertionXml!()
  if (!plainXml(inner)) return { wrong: 'unreadable' }
  if (!soundlySigned(inner)) return { wrong: 'signature' }
  if (/^[^>]*\sDestination\s*=\s*["']([^"']*)["']/.exec(xml.replace(/^<\?xml[^>]*\?>\s*/, ''))?.[1] !== provider.back) return { wrong: 'audience' }
  return read(found.profile, provider, request, now)
}

function read(profile: Profile, provider: SamlProvider, request: string, now: Date): Asserted | { readonly wrong: Wrong } {
  const assertion = (profile.getAssertion!() as { Assertion: Part }).Assertion
  const wrong = assertionWrong(toldBy(assertion), { issuer: provider.issuer, audience: provider.client, recipient: provider.back, request, now })
  if (wrong) return { wrong }
  const [statement] = inside(assertion, 'AuthnStatement'), at = Date.parse(statement?.$?.AuthnInstant ?? '')
  const name = profile.nameID?.trim()
  if (!name || !statement) return { wrong: 'nobody' }
  return { name, attributes: (profile.attributes ?? {}) as Record<string, unknown>, level: textOf(inside(inside(statement, 'AuthnContext')[0], 'AuthnContextClassRef')[0]), at: Number.isNaN(at) ? null : new Date(at), session: statement.$?.SessionIndex?.trim() || null, format: profile.nameIDFormat ?? null }
}

/** An element as the library hands it out: its attributes, its text, and its children by name. */
export type Part = { readonly $?: Readonly<Record<string, string>>; readonly _?: string } & { readonly [name: string]: unknown }
export const inside = (part: Part | undefined, name: string): Part[] => (Array.isArray(part?.[name]) ? (part[name] as Part[]) : [])
export const textOf = (part: Part | undefined): string | null => part?._?.trim() ?? null

function toldBy(assertion: Part): Told {
  const [conditions, ...more] = inside(assertion, 'Conditions')
  return {
    issuer: textOf(inside(assertion, 'Issuer')[0]), audiences: more.length > 0 ? [] : inside(conditions, 'AudienceRestriction').map((each) => inside(each, 'Audience').map((one) => textOf(one) ?? '')),
    notBefore: conditions?.$?.NotBefore ?? null, notOnOrAfter: conditions?.$?.NotOnOrAfter ?? null,
    confirmations: inside(inside(assertion, 'Subject')[0], 'SubjectConfirmation').map((each) => {
      const of = inside(each, 'SubjectConfirmationData')[0]?.$
      return { method: each.$?.Method ?? null, recipient: of?.Recipient ?? null, inResponseTo: of?.InResponseTo ?? null, notBefore: of?.NotBefore ?? null, notOnOrAfter: of?.NotOnOrAfter ?? null }
    }),
  }
}

/** The library for one question: it remembers that question and no other, and leaves the clock to us. */
function library({ issuer, address, certificates, client, key, certificate, back, out, decryption }: SamlProvider, request: string, forceAuthn: boolean): SAML {
  const asked = machineClock().toISOString()
  return new SAML({
    entryPoint: address, issuer: client, audience: client, idpIssuer: issuer, idpCert: [...certificates], callbackUrl: back, privateKey: key, publicCert: certificate, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256', logoutCallbackUrl: out,
    ...(decryption && { decryptionPvk: decryption.key }),
    wantAssertionsSigned: true, wantAuthnResponseSigned: true, acceptedClockSkewMs: -1, validateInResponseTo: ValidateInResponseTo.always, generateUniqueId: () => request, identifierFormat: null,
    disableRequestedAuthnContext: true, authnRequestBinding: 'HTTP-POST', skipRequestCompression: true, forceAuthn,
    cacheProvider: { saveAsync: async () => null, getAsync: async (id) => (id === request ? asked : null), removeAsync: async () => null },
  })
}
