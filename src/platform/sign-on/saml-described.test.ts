import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signXmlMetadata } from '@node-saml/node-saml/lib/utility.js'
import { samlDescribed } from './saml-described.ts'
import { selfSigned } from './self-signed.ts'

const now = new Date('2027-06-01T09:00:00Z'), until = new Date('2028-01-01')
const signs = selfSigned('mpass.example', now, until), lists = selfSigned('list.example', now, until), stranger = selfSigned('elsewhere.example', now, until)
const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')
const key = (pem: string, use = ' use="signing"') => `<KeyDescriptor${use}><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${bare(pem)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`
const at = (name: string, way: string, path: string) => `<${name} Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-${way}" Location="https://mpass.example/${path}"/>`
const described = ({ id = '_d', issuer = 'https://mpass.example', certificate = signs.certificate, more = '', keys = key(certificate) + key(stranger.certificate, ' use="encryption"'), services = at('SingleLogoutService', 'Redirect', 'r') + at('SingleLogoutService', 'POST', 'out') + at('SingleSignOnService', 'Redirect', 'r') + at('SingleSignOnService', 'POST', 'in') } = {}) =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" ID="${id}" entityID="${issuer}"${more}><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}${services}</IDPSSODescriptor></EntityDescriptor>`
const signed = (xml: string, by = lists) => signXmlMetadata(xml, { privateKey: by.key, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' })
const evil = described({ id: '_e', issuer: 'https://evil.example', certificate: stranger.certificate })
const read = (xml: string, pinned: string | null = null) => samlDescribed(xml, pinned, now)

test('a description says who a provider is, where it takes questions and what it signs with', async () => {
  const right = { issuer: 'https://mpass.example', address: 'https://mpass.example/in', logoutAddress: 'https://mpass.example/out', certificates: [signs.certificate] }
  assert.deepEqual(await read(`<?xml version="1.0"?>\n<!-- as handed over -->${described()}`), right)
  assert.deepEqual(await read(signed(described()), lists.certificate), right)
  assert.deepEqual(await read(described({ keys: key(signs.certificate, '') })), right)
})

test('a description that is unsigned, signed by another, changed, wrapped, over or of nobody in particular is not taken', async () => {
  const whole = signed(described()), [signature] = /<Signature[\s\S]*<\/Signature>/.exec(whole)!
  const wrong: readonly (readonly [what: string, xml: string, wrong: string])[] = [
    ['unsigned', described(), 'unsigned'], ['signed by another', signed(described(), stranger), 'unsigned'], ['changed after it was signed', whole.replace('https://mpass.example/in', 'https://evil.example/in'), 'unsigned'],
    ['the signed one inside another', evil.replace('</EntityDescriptor>', `<Extensions>${whole}</Extensions></EntityDescriptor>`), 'unsigned'], ['the signed one beside another', `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${evil}${whole}</EntitiesDescriptor>`, 'unsigned'],
    ['the signature of one on another', evil.replace('<IDPSSODescriptor', `${signature}<IDPSSODescriptor`), 'unsigned'], ['the signed one inside the signature of another', evil.replace('<IDPSSODescriptor', `${signature.replace('</Signature>', `<Object>${whole}</Object></Signature>`)}<IDPSSODescriptor`), 'unsigned'],
  ]
  for (const [what, xml, no] of wrong) assert.deepEqual(await read(xml, lists.certificate), { wrong: no }, what)
  const open: readonly (readonly [what: string, xml: string, wrong: string])[] = [
    ['of two providers', `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${described()}${evil}</EntitiesDescriptor>`, 'incomplete'], ['over', described({ more: ' validUntil="2027-05-31T00:00:00Z"' }), 'over'], ['until no day', described({ more: ' validUntil="soon"' }), 'over'],
    ['without a certificate', described({ keys: '' }), 'incomplete'], ['with an encrypting key alone', described({ keys: key(signs.certificate, ' use="encryption"') }), 'incomplete'], ['without HTTP-POST', described({ services: at('SingleSignOnService', 'Redirect', 'in') }), 'incomplete'],
    ['with entities', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${described()}`, 'unreadable'], ['a page', '<html><body>no</body></html>', 'unreadable'], ['nothing', '', 'unreadable'], ['half of one', described().slice(0, 300), 'unreadable'], ['a flood', `${described()}${' '.repeat(1_000_001)}`, 'unreadable'],
  ]
  for (const [what, xml, no] of open) assert.deepEqual(await read(xml), { wrong: no }, what)
  // The planted fault: without the pinned certificate most of them are taken, and some say somebody else.
  const taken = (await Promise.all(wrong.map(([, xml]) => read(xml)))).filter((one) => 'issuer' in one)
  assert.ok(taken.length >= 4 && taken.some((one) => 'issuer' in one && one.issuer === 'https://evil.example'), String(taken.length))
})
