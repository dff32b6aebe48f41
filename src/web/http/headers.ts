import type { Ground } from './gate/addresses.ts'

const policy = (scripts: string, trusted: string, forms = "'self'") => [
  "default-src 'none'", `script-src ${scripts}`, "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "worker-src 'self'", "manifest-src 'self'", `form-action ${forms}`, "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", `trusted-types ${trusted}`,
].join('; ')

/** What a page may load: our own files and nothing else; no script may make a script, markup or the address of one out of text. */
export const contentPolicy = policy("'self'", "'none'")

/** The same for a live page, whose own start-up script carries a number used once. */
export const contentPolicyWith = (nonce: string) => policy(`'self' 'nonce-${nonce}'`, "'none'")

/** The same for the page whose form goes to a provider that people sign in with. */
export const contentPolicyTo = (address: string) => policy("'self'", "'none'", `'self' ${new URL(address).origin}`)

/** The same for the map, whose library starts its worker by an address: the one that the default policy lets through. */
export const contentPolicyOfMap = policy("'self'", 'default')

const senses = 'accelerometer=(), ambient-light-sensor=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), window-management=(), xr-spatial-tracking=()'
/** Nothing of the device is asked for anywhere; a passkey only where somebody signs in or works. */
export const permissions = { everywhere: `${senses}, publickey-credentials-get=(), publickey-credentials-create=()`, passkeys: `${senses}, publickey-credentials-get=(self), publickey-credentials-create=(self)` } as const

/** Said with every answer, whatever it is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissions.everywhere,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Promised only to who came by TLS: for a year, come by TLS. */
export const secureTransport = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const

/** What the answers at an address say beyond that. */
export function withGround(headers: Headers, { personal, passkeys, draws, leaves, residents }: Ground, { known, changes }: { known: boolean; changes: boolean }): void {
  if (passkeys) headers.set('permissions-policy', permissions.passkeys)
  if (draws && !headers.has('content-security-policy')) headers.set('content-security-policy', contentPolicyOfMap)
  // Whoever works here is known again by their browser: of cookies only the session's goes, by its own header.
  if (leaves && changes) headers.set('clear-site-data', residents ? '"cache", "cookies", "storage"' : '"cache", "storage"')
  // A page that greets somebody by name is theirs, even where its address is everybody's.
  if (personal || (known && headers.get('content-type')?.startsWith('text/html')) || !headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

/** Adds what an answer does not say itself. */
export function withSecurity(headers: Headers, secure: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders)) if (!headers.has(name)) headers.set(name, value)
  if (secure) headers.set('strict-transport-security', secureTransport['strict-transport-security'])
}

/** Did the request come by TLS, here or at the proxy in front? */
export const cameSecurely = (request: Request) => request.headers.get('x-forwarded-proto') === 'https' || request.url.startsWith('https:')
