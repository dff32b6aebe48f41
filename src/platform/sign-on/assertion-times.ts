/** What a verified assertion says of itself, as far as it decides whether it is for us, now. */
export type Told = {
  readonly issuer: string | null; readonly audiences: readonly (readonly string[])[]; readonly notBefore: string | null; readonly notOnOrAfter: string | null
  readonly confirmations: readonly { readonly method: string | null; readonly recipient: string | null; readonly inResponseTo: string | null; readonly notBefore: string | null; readonly notOnOrAfter: string | null }[]
}
export type Expected = { readonly issuer: string; readonly audience: string; readonly recipient: string; readonly request: string; readonly now: Date }

/** Clocks of two houses differ by so much. */
const patience = 60_000
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'

/** Why an assertion is not for us or not for now, or null (SAML 2.0 profiles, 4.1.4.2 and 4.1.4.3). What is not said counts as wrong. */
export function assertionWrong({ issuer, audiences, notBefore, notOnOrAfter, confirmations }: Told, want: Expected): 'issuer' | 'audience' | 'too-early' | 'too-late' | 'not-asked' | null {
  if (issuer !== want.issuer) return 'issuer'
  if (audiences.length === 0 || !audiences.every((restriction) => restriction.includes(want.audience))) return 'audience'
  const when = timely(notBefore, notOnOrAfter, want.now)
  if (when) return when
  const ours = confirmations.filter(({ method, recipient, inResponseTo }) => method === bearer && recipient === want.recipient && inResponseTo === want.request)
  if (ours.length === 0) return 'not-asked'
  const late = ours.map((one) => timely(one.notBefore, one.notOnOrAfter, want.now))
  return late.includes(null) ? null : late[0]!
}

function timely(notBefore: string | null, notOnOrAfter: string | null, now: Date): 'too-early' | 'too-late' | null {
  const [from, until] = [notBefore === null ? -Infinity : Date.parse(notBefore), Date.parse(notOnOrAfter ?? '')]
  if (Number.isNaN(from) || now.getTime() + patience < from) return 'too-early'
  return Number.isNaN(until) || now.getTime() - patience >= until ? 'too-late' : null
}
