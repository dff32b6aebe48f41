const base = (scripts: string) => [
  "default-src 'none'", `script-src ${scripts}`, "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "worker-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ')

/** What a page may load: our own files and nothing else. */
export const contentPolicy = base("'self'")

/** The same for a live page, whose own start-up script carries a number used once. */
export const contentPolicyWith = (nonce: string) => base(`'self' 'nonce-${nonce}'`)

/** Said with every answer, whatever it is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Promised only to who came by TLS: for a year, come by TLS. */
export const secureTransport = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const

/** Adds what an answer does not say itself. */
export function withSecurity(headers: Headers, secure: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders)) if (!headers.has(name)) headers.set(name, value)
  if (secure) headers.set('strict-transport-security', secureTransport['strict-transport-security'])
}

/** Did the request come by TLS, here or at the proxy in front? */
export const cameSecurely = (request: Request) => request.headers.get('x-forwarded-proto') === 'https' || request.url.startsWith('https:')
