import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto'
import * as samlify from 'samlify'
import { selfSigned } from '#platform/sign-on/self-signed.ts'

/** What an answer says; each part can be said wrong. `unsigned` leaves a signature out; `text` changes what was said before it is signed, `after` when it was. */
export type Said = {
  readonly name: string; readonly context?: string; readonly family?: string; readonly issuer?: string; readonly audience?: string; readonly recipient?: string; readonly request?: string; readonly at?: Date; readonly provedAt?: Date; readonly status?: string
  readonly unsigned?: 'assertion' | 'answer' | 'both'; readonly by?: { readonly key: string; readonly certificate: string }; readonly algorithm?: string; readonly text?: (xml: string) => string; readonly after?: (xml: string) => string
  /** Encrypts the signed assertion for the site, by the provider itself; or what `hidden` makes of it, for a key, by what is said. */
  readonly closed?: true; readonly hidden?: { readonly words?: (xml: string) => string; readonly to?: string; readonly wrapped?: Buffer; readonly content?: 'aes256-gcm' | 'aes256-cbc' }
}
/** What it says of a sign-out; each part can be said wrong. */
export type Leaves = { readonly name: string; readonly session?: string; readonly issuer?: string; readonly to?: string; readonly at?: Date; readonly by?: { readonly key: string; readonly certificate: string }; readonly algorithm?: string; readonly relay?: string }

const issuer = 'https://mpass.example/saml'
const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'

/** A real provider of SAML 2.0 whose answers are those of Moldova's MPass. It knows this site by the description that the site gave it, and takes only questions that the site has signed. */
export function samlProvider(now: () => Date) {
  const pair = selfSigned('mpass.example', new Date(now().getTime() - 86_400_000), new Date(now().getTime() + 86_400_000))
  // Its own reading of forms of XML; that they are well-formed is looked at by the parser below it.
  samlify.setSchemaValidator({ validate: async () => 'read' })
  const settings = {
    entityID: issuer, privateKey: pair.key, signingCert: pair.certificate, wantAuthnRequestsSigned: true, nameIDFormat: ['urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'],
    isAssertionEncrypted: true, dataEncryptionAlgorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm', keyEncryptionAlgorithm: 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p', wantLogoutRequestSigned: true, wantLogoutResponseSigned: true,
    singleLogoutService: [{ Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', Location: `${issuer}/logout` }, { Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', Location: `${issuer}/logout` }],
    singleSignOnService: [{ Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', Location: `${issuer}/login` }],
  }
  const idp = samlify.IdentityProvider(settings)

  /** Takes the question of a site that it knows by this description, as a browser brought it, and answers it. */
  async function answered(description: string, question: string, said: Said): Promise<{ readonly response: string; readonly request: string; readonly fresh: boolean }> {
    const sp = known(description)
    const read = await idp.parseLoginRequest(sp, 'post', { body: { SAMLRequest: question } })
    const request = (read.extract.request as { id: string }).id
    const { response } = await made(said, { request, back: String(sp.entityMeta.getAssertionConsumerService('post')), site: sp.entityMeta.getEntityID(), description })
    return { response, request, fresh: /ForceAuthn="true"/.test(Buffer.from(question, 'base64').toString()) }
  }

  /** An answer that nobody asked, or to a question that is known. */
  async function made(said: Said, { request, back, site, description = '' }: { readonly request: string; readonly back: string; readonly site: string; readonly description?: string }): Promise<{ readonly response: string }> {
    const at = said.at ?? now(), until = new Date(at.getTime() + 300_000).toISOString()
    const raw = samlify.SamlLib.replaceTagsByValue(samlify.SamlLib.defaultLoginResponseTemplate.context, {
      ID: `_${randomBytes(20).toString('hex')}`, AssertionID: `_${randomBytes(20).toString('hex')}`, Destination: said.recipient ?? back, SubjectRecipient: said.recipient ?? back, Audience: said.audience ?? site, Issuer: said.issuer ?? issuer,
      IssueInstant: at.toISOString(), StatusCode: `urn:oasis:names:tc:SAML:2.0:status:${said.status ?? 'Success'}`, ConditionsNotBefore: at.toISOString(), ConditionsNotOnOrAfter: until, SubjectConfirmationDataNotOnOrAfter: until,
      NameIDFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified', NameID: said.name, InResponseTo: said.request ?? request,
      AuthnStatement: '{AuthnStatement}', AttributeStatement: '{AttributeStatement}',
    }).replace('{AuthnStatement}', `<saml:AuthnStatement AuthnInstant="${(said.provedAt ?? at).toISOString()}" SessionIndex="_s1"><saml:AuthnContext><saml:AuthnContextClassRef>${classes}${said.context ?? 'SmartcardPKI'}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`)
      .replace('{AttributeStatement}', `<saml:AttributeStatement>${[['FirstName', 'Ion'], ['LastName', said.family ?? 'Rusu']].map(([name, value]) => `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`).join('')}</saml:AttributeStatement>`)
    const { key, certificate } = said.by ?? pair
    const signed = (xml: string, what: 'assertion' | 'answer') => samlify.SamlLib.constructSAMLSignature({
      rawSamlMessage: xml, privateKey: key, privateKeyPass: '', signatureAlgorithm: said.algorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', signingCert: certificate.replace(/-----[^-]+-----|\s/g, ''), isBase64Output: false,
      transformationAlgorithms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'], ...(what === 'answer' ? { isMessageSigned: true } : { referenceTagXPath: path.assertion }),
      signatureConfig: { prefix: 'ds', location: { reference: `${path[what]}/*[local-name(.)='Issuer']`, action: 'after' } },
    }) as string
    const without = (what: 'assertion' | 'answer') => said.unsigned === what || said.unsigned === 'both'
    let xml = said.text ? said.text(raw) : raw
    if (!without('assertion')) xml = signed(xml, 'assertion')
    if (said.closed) xml = Buffer.from(await samlify.SamlLib.encryptAssertion(idp, known(description), xml), 'base64').toString()
    if (said.hidden) xml = hiddenIn(xml, said.hidden, description)
    if (!without('answer')) xml = signed(xml, 'answer')
    return { response: Buffer.from(said.after ? said.after(xml) : xml).toString('base64') }
  }
  /** What it says, signed, when somebody signs out there: as a form's words, or as an address that the browser goes to. */
  function leaves(description: string, said: Leaves, way: 'post' | 'redirect'): { readonly id: string; readonly context: string } {
    const { by } = said, from = by || said.algorithm ? samlify.IdentityProvider({ ...settings, ...(by && { privateKey: by.key, signingCert: by.certificate }), ...(said.algorithm && { requestSignatureAlgorithm: said.algorithm }) }) : idp
    const sp = known(description), id = `_${randomBytes(20).toString('hex')}`
    const customTagReplacement = (template: string) => ({ id, context: samlify.SamlLib.replaceTagsByValue(template, {
      ID: id, Destination: said.to ?? String(sp.entityMeta.getSingleLogoutService(way)), Issuer: said.issuer ?? issuer, EntityID: said.issuer ?? issuer, IssueInstant: (said.at ?? now()).toISOString(), NameIDFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified', NameID: said.name, SessionIndex: said.session,
    }) })
    return from.createLogoutRequest(sp, way, { logoutNameID: said.name }, { relayState: said.relay ?? '', customTagReplacement })
  }

  /** Takes a site's word that somebody signed out there, and answers it. */
  async function left(description: string, form: { readonly SAMLRequest: string }, said: { readonly status?: string; readonly at?: Date } = {}): Promise<{ readonly name: string; readonly session: string | undefined; readonly post: string; readonly redirect: string }> {
    const sp = known(description), read = await idp.parseLogoutRequest(sp, 'post', { body: form })
    const { request, nameID, sessionIndex } = read.extract as unknown as { request: { id: string }; nameID: string; sessionIndex?: string }
    const answer = (way: 'post' | 'redirect') => idp.createLogoutResponse(sp, { extract: read.extract } as never, way, { relayState: 'ro', customTagReplacement: (template: string) => ({ id: `_${randomBytes(20).toString('hex')}`, context: samlify.SamlLib.replaceTagsByValue(template, {
      ID: `_${randomBytes(20).toString('hex')}`, Destination: String(sp.entityMeta.getSingleLogoutService(way)), Issuer: issuer, EntityID: issuer, IssueInstant: (said.at ?? now()).toISOString(), InResponseTo: request.id, StatusCode: `urn:oasis:names:tc:SAML:2.0:status:${said.status ?? 'Success'}`,
    }) }) }).context
    return { name: nameID, session: sessionIndex, post: answer('post'), redirect: answer('redirect') }
  }

  /** Reads a site's answer that it is done, as an address brought it: the signature is looked at. */
  async function heard(description: string, address: string) {
    const { searchParams, search } = new URL(address)
    return idp.parseLogoutResponse(known(description), 'redirect', { query: Object.fromEntries(searchParams), octetString: search.slice(1).replace(/&Signature=.*$/, '') })
  }
  return { issuer, address: `${issuer}/login`, logout: `${issuer}/logout`, description: () => idp.getMetadata(), ...pair, answered, made, leaves, left, heard }
}

const known = (description: string) => samlify.ServiceProvider({ metadata: description, wantMessageSigned: true, wantLogoutRequestSigned: true, wantLogoutResponseSigned: true })

/** The assertion of an answer, encrypted for whoever holds the key of this certificate (XML Encryption 1.1, RSA-OAEP). */
function hiddenIn(xml: string, { words = (same) => same, to, wrapped: instead, content = 'aes256-gcm' }: NonNullable<Said['hidden']>, description: string): string {
  const [assertion] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)!
  const certificate = to ?? `-----BEGIN CERTIFICATE-----\n${/use="encryption"[\s\S]*?X509Certificate>([^<]+)</.exec(description)![1]!.replace(/\s/g, '').match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`
  const key = randomBytes(32), gcm = content === 'aes256-gcm', iv = randomBytes(gcm ? 12 : 16), cipher = createCipheriv(gcm ? 'aes-256-gcm' : 'aes-256-cbc', key, iv)
  const text = Buffer.concat([iv, cipher.update(words(assertion)), cipher.final(), ...(gcm ? [(cipher as unknown as { getAuthTag: () => Buffer }).getAuthTag()] : [])]).toString('base64')
  const wrapped = (instead ?? publicEncrypt({ key: certificate, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, key)).toString('base64')
  const method = gcm ? 'http://www.w3.org/2009/xmlenc11#aes256-gcm' : 'http://www.w3.org/2001/04/xmlenc#aes256-cbc'
  return xml.replace(assertion, () => `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="${method}"/>` +
    `<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><e:EncryptedKey xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/></e:EncryptionMethod><e:CipherData><e:CipherValue>${wrapped}</e:CipherValue></e:CipherData></e:EncryptedKey></KeyInfo>` +
    `<xenc:CipherData><xenc:CipherValue>${text}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>`)
}

const path = { answer: "/*[local-name(.)='Response']", assertion: "/*[local-name(.)='Response']/*[local-name(.)='Assertion']" } as const
