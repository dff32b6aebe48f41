import { sealed, unsealed } from '#platform/secrets/sealed.ts'

/** What a SAML answer said, once it was looked at: it goes from the address that other sites post to, which knows no browser, to the page that does. */
export type AssertedFor = { readonly provider: string; readonly request: string; readonly said: Readonly<Record<string, unknown>>; readonly level: string | null; readonly at: string | null; /** What the stay there is called when it ends: whose, which, and what kind of name that is. */ readonly name: string; readonly session: string | null; readonly format: string | null }

const purpose = 'errands to providers'

/** Sealed, so that nobody brings one along; it opens only together with the errand that it answers. */
export const sealedAsserted = (asserted: AssertedFor): string => sealed(purpose, `asserted|${asserted.request}`, JSON.stringify(asserted))

export function openedAsserted(request: string, kept: string): AssertedFor | null {
  const text = unsealed(purpose, `asserted|${request}`, kept)
  return text === null ? null : JSON.parse(text) as AssertedFor
}
