import { type Profile, SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import { machineClock } from '../clock.ts'
import { assertionWrong, type Told } from './assertion-times.ts'

/** A provider that speaks SAML 2.0 (`issuer` signs with one of `certificates`, `address` takes requests by POST), and what we are to it. */
export type SamlProvider = { readonly issuer: string; readonly address: string; readonly certificates: readonly string[]; readonly client: string; readonly key: string; readonly certificate: string; /** Where its answers are sent. */ readonly back: string }
/** Why an answer lets nobody in. */
export type Wrong = 'unreadable' | 'status' | 'signature' | 'issuer' | 'audience' | 'too-early' | 'too-late' | 'not-asked' | 'nobody'
export type Asserted = { readonly name: string; readonly attributes: Readonly<Record<string, unknown>>; readonly level: string | null; readonly at: Date | null }

/** An answer is some tens of kilobytes; more is no answer. */
const mostCharacters = 400_000
/** Nothing signed by SHA-1, nothing that is computed of other than the element itself. */
const sound = new Set([
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmldsig-more#sha384', 'http://www.w3.org/2001/04/xmlenc#sha512',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
])

/** Our question as a form that the browser sends there (HTTP-POST binding), signed. `fresh` asks for the proof even of who is signed in there. */
export async function samlRequest(provider: SamlProvider, { request, relay, fresh }: { readonly request: string; readonly relay: string; readonly fresh: boolean }): Promise<Readonly<Record<string, string>>> {
  return (await library(provider, request, fresh).getAuthorizeMessageAsync(relay)) as Record<string, string>
}

/** What we are, for the provider's list: addresses, our certificate, and that we sign and want everything signed. */
export const samlMetadata = (provider: SamlProvider): string => library(provider, '_metadata', false).generateServiceProviderMetadata(null, provider.certificate)

/**
 * Who the provider says signed in. Only what both its signatures cover is read: the answer's and the assertion's own. The library looks at the signatures
 * and hands out what they cover; for whom, for which question and for when is decided here, by the house's clock.
 */
export async function samlShown(provider: SamlProvider, answer: string, request: string, now: Date): Promise<Asserted | { readonly wrong: Wrong }> {
  const xml = answer.length > mostCharacters ? '' : Buffer.from(answer, 'base64').toString('utf8')
  // No comments, no instructions, no entities: two readers of one text could read two texts (CVE-2017-11427 and its kin).
  if (!/^(<\?xml[^?>]*\?>)?\s*<(?!\?)[^>]*Response[\s>]/.test(xml) || /<!|<\?(?!xml )/.test(xml)) return { wrong: 'unreadable' }
  if (![...xml.matchAll(/\sAlgorithm\s*=\s*["']([^"']*)["']/g)].every(([, algorithm]) => sound.has(algorithm!))) return { wrong: 'signature' }
  if (!/StatusCode[^>]*Value="urn:oasis:names:tc:SAML:2\.0:status:Success"/.test(xml)) return { wrong: 'status' }
  const found = await library(provider, request, false).validatePostResponseAsync({ SAMLResponse: answer }).catch((no: Error) => no)
  if (found instanceof Error) return { wrong: /InResponseTo/i.test(found.message) ? 'not-asked' : /issuer/i.test(found.message) ? 'issuer' : /audience/i.test(found.message) ? 'audience' : 'signature' }
  if (!found.profile) return { wrong: 'unreadable' }
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
  return { name, attributes: (profile.attributes ?? {}) as Record<string, unknown>, level: textOf(inside(inside(statement, 'AuthnContext')[0], 'AuthnContextClassRef')[0]), at: Number.isNaN(at) ? null : new Date(at) }
}

/** An element as the library hands it out: its attributes, its text, and its children by name. */
type Part = { readonly $?: Readonly<Record<string, string>>; readonly _?: string } & { readonly [name: string]: unknown }
const inside = (part: Part | undefined, name: string): Part[] => (Array.isArray(part?.[name]) ? (part[name] as Part[]) : [])
const textOf = (part: Part | undefined): string | null => part?._?.trim() ?? null

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
function library({ issuer, address, certificates, client, key, certificate, back }: SamlProvider, request: string, forceAuthn: boolean): SAML {
  const asked = machineClock().toISOString()
  return new SAML({
    entryPoint: address, issuer: client, audience: client, idpIssuer: issuer, idpCert: [...certificates], callbackUrl: back, privateKey: key, publicCert: certificate, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256', signMetadata: true,
    wantAssertionsSigned: true, wantAuthnResponseSigned: true, acceptedClockSkewMs: -1, validateInResponseTo: ValidateInResponseTo.always, generateUniqueId: () => request, identifierFormat: null,
    disableRequestedAuthnContext: true, authnRequestBinding: 'HTTP-POST', skipRequestCompression: true, forceAuthn,
    cacheProvider: { saveAsync: async () => null, getAsync: async (id) => (id === request ? asked : null), removeAsync: async () => null },
  })
}
