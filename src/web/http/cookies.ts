/** A cookie's value in a request, or null. */
export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim())
  }
  return null
}

/** A cookie that scripts cannot read and other sites cannot send; it ends with the browser's session, or after so many days. */
export const keptCookie = (name: string, value: string, sameSite: 'Strict' | 'Lax', secure: boolean, path = '/', days?: number) =>
  `${name}=${encodeURIComponent(value)}; Path=${path}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}${days === undefined ? '' : `; Max-Age=${days * 86_400}`}`

export const forgottenCookie = (name: string, sameSite: 'Strict' | 'Lax', secure = false, path = '/') => `${name}=; Path=${path}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}; Max-Age=0`

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
