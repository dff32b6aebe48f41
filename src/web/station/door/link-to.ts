/** The address that is handed to somebody to sign in with: what opens stands behind the # sign, so that no server, log or proxy on the way is told it. */
export const linkTo = (language: string, token: string): string => `/${language}/sign-in/link#link=${token}`

/** What stands in front of a token: the sign or the mark of a link to sign in with, of one to a resident's page, of an invitation. */
const marked = /(?:^|[#&?]|%23)(link|i|k)(?:=|%3D)/i

/**
 * What a link opens and by which mark, out of whatever was pasted: the whole link with the words around it, or what stands behind its sign. The spaces,
 * breaks and signs of quotation that a mail program or a sheet of paper puts into it are in no token, and are left out. Of a field that came twice the last counts.
 */
export function linkIn(typed: string | readonly string[]): { readonly token: string; readonly mark: string | null } {
  const whole = [typed].flat().at(-1)!.replace(/[\s\u200b\u00ad]+/g, '')
  const found = marked.exec(whole)
  const after = (found ? whole.slice(found.index + found[0].length) : whole.replace(/^.*#/, '')).replace(/[=<>]/g, '')
  const token = /^[\w-]{43}(?=[^\w-]|$)/.exec(after)?.[0] ?? (found ? after.slice(0, 43) : after)
  return { token, mark: found?.[1]?.toLowerCase() ?? null }
}

/** The token alone. */
export const tokenIn = (typed: string | readonly string[]): string => linkIn(typed).token
