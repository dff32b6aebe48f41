import { X509Certificate } from 'node:crypto'
import { getVerifiedXml, parseDomFromString, xpath } from '@node-saml/node-saml/lib/xml.js'
import { soundlySigned } from './saml.ts'

/** What a provider of SAML says of itself (SAML 2.0 metadata): its name, where it takes questions and hears of a sign-out, both by HTTP-POST, and what it signs with. */
export type Described = { readonly issuer: string; readonly address: string; readonly logoutAddress: string | null; readonly certificates: readonly string[] }
export type NotDescribed = { readonly wrong: 'unreadable' | 'unsigned' | 'over' | 'incomplete' }

const metadata = 'urn:oasis:names:tc:SAML:2.0:metadata'
const byPost = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
const most = 1_000_000
const named = (name: string) => `*[local-name()='${name}']`

/** Reads a description; with a pinned certificate only what that certificate's key has signed. Of several providers in one none is chosen. */
export async function samlDescribed(text: string, pinned: string | null, now: Date): Promise<Described | NotDescribed> {
  if (text.length > most || /<!(?!--)/.test(text)) return { wrong: 'unreadable' }
  const whole = await parseDomFromString(text.trim()).catch(() => null)
  if (whole?.documentElement?.namespaceURI !== metadata) return { wrong: 'unreadable' }
  const signed = pinned === null ? null : verified(text.trim(), whole.documentElement, pinned)
  if (pinned !== null && signed === null) return { wrong: 'unsigned' }
  const root = signed === null ? whole : await parseDomFromString(signed)
  const found = xpath.selectElements(root, `//${named('IDPSSODescriptor')}`)
  const entity = found[0]?.parentNode as Element | undefined
  if (found.length !== 1 || !entity) return { wrong: 'incomplete' }
  if ([root.documentElement, entity, found[0]!].some((each) => each.hasAttribute('validUntil') && !(Date.parse(each.getAttribute('validUntil')!) > now.getTime()))) return { wrong: 'over' }
  return parts(entity, found[0]!)
}

function verified(text: string, root: Element, pinned: string): string | null {
  try {
    const [signature] = xpath.selectElements(root, `./${named('Signature')}`)
    return signature && soundlySigned(signature.toString()) ? getVerifiedXml(text, root, [pinned]) : null
  } catch {
    return null
  }
}

function parts(entity: Element, provider: Element): Described | NotDescribed {
  const at = (name: string) => xpath.selectElements(provider, `./${named(name)}`).find((each) => each.getAttribute('Binding') === byPost)?.getAttribute('Location') ?? null
  const keys = xpath.selectElements(provider, `./${named('KeyDescriptor')}`).filter((key) => (key.getAttribute('use') || 'signing') === 'signing')
  const certificates = keys.flatMap((key) => xpath.selectElements(key, `.//${named('X509Certificate')}`)).flatMap((each) => readable(each.textContent ?? '') ?? [])
  const issuer = entity.getAttribute('entityID') ?? '', address = at('SingleSignOnService')
  return issuer === '' || address === null || certificates.length === 0 ? { wrong: 'incomplete' } : { issuer, address, logoutAddress: at('SingleLogoutService'), certificates: [...new Set(certificates)] }
}

function readable(text: string): string | null {
  try {
    return new X509Certificate(Buffer.from(text.replace(/\s/g, ''), 'base64')).toString()
  } catch {
    return null
  }
}
