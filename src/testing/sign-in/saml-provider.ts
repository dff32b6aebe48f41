import { randomBytes } from 'node:crypto'
import * as samlify from 'samlify'
import { selfSigned } from '#platform/sign-on/self-signed.ts'

/** What an answer says; each part can be said wrong. `unsigned` leaves a signature out; `text` changes what was said before it is signed, `after` when it was. */
export type Said = {
  readonly name: string; readonly context?: string; readonly family?: string; readonly issuer?: string; readonly audience?: string; readonly recipient?: string; readonly request?: string; readonly at?: Date; readonly provedAt?: Date; readonly status?: string
  readonly unsigned?: 'assertion' | 'answer' | 'both'; readonly by?: { readonly key: string; readonly certificate: string }; readonly algorithm?: string; readonly text?: (xml: string) => string; readonly after?: (xml: string) => string
}

const issuer = 'https://mpass.example/saml'
const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'

/** A real provider of SAML 2.0 whose answers are those of Moldova's MPass. It knows this site by the description that the site gave it, and takes only questions that the site has signed. */
export function samlProvider(now: () => Date) {
  const pair = selfSigned('mpass.example', new Date(now().getTime() - 86_400_000), new Date(now().getTime() + 86_400_000))
  // Its own reading of forms of XML; that they are well-formed is looked at by the parser below it.
  samlify.setSchemaValidator({ validate: async () => 'read' })
  const idp = samlify.IdentityProvider({
    entityID: issuer, privateKey: pair.key, signingCert: pair.certificate, wantAuthnRequestsSigned: true, isAssertionEncrypted: false, nameIDFormat: ['urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'],
    singleSignOnService: [{ Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', Location: `${issuer}/login` }],
  })

  /** Takes the question of a site that it knows by this description, as a browser brought it, and answers it. */
  async function answered(description: string, question: string, said: Said): Promise<{ readonly response: string; readonly request: string; readonly fresh: boolean }> {
    const sp = samlify.ServiceProvider({ metadata: description, wantMessageSigned: true })
    const read = await idp.parseLoginRequest(sp, 'post', { body: { SAMLRequest: question } })
    const request = (read.extract.request as { id: string }).id
    const { response } = made(said, { request, back: String(sp.entityMeta.getAssertionConsumerService('post')), site: sp.entityMeta.getEntityID() })
    return { response, request, fresh: /ForceAuthn="true"/.test(Buffer.from(question, 'base64').toString()) }
  }

  /** An answer that nobody asked, or to a question that is known. */
  function made(said: Said, { request, back, site }: { readonly request: string; readonly back: string; readonly site: string }): { readonly response: string } {
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
    if (!without('answer')) xml = signed(xml, 'answer')
    return { response: Buffer.from(said.after ? said.after(xml) : xml).toString('base64') }
  }
  return { issuer, address: `${issuer}/login`, ...pair, answered, made }
}

const path = { answer: "/*[local-name(.)='Response']", assertion: "/*[local-name(.)='Response']/*[local-name(.)='Assertion']" } as const
