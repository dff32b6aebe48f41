import { randomBytes } from 'node:crypto'
import { spoken } from '#web/say.ts'
import { cookieOf, forgottenCookie, keptCookie } from './cookies.ts'
import { cameSecurely } from './headers.ts'

/** By TLS the name itself says that no plain page has set it; it is for its paths alone, which `__Host-` would forbid. */
const named = (what: 'answer' | 'sheet', request: Request) => (cameSecurely(request) ? `__Secure-vatra-${what}` : `vatra-${what}`)
/** Where sheets are filled in, in each language. Where they are handed in the code must not come along, so it is kept for nowhere else. */
const paths = spoken.map((language) => `/${language}/answer`)
/** As long as a round is commonly open. */
const days = 60

/** The invitation's code while a resident fills in a sheet: known to this browser until it is closed or the sheet is sent. */
export const answerCodeOf = (request: Request) => cookieOf(request, named('answer', request))
/** The half that this browser adds to any code: it outlasts the code, so that whoever types that again goes on, and by itself it opens nothing. */
export const answerHalfOf = (request: Request) => cookieOf(request, named('sheet', request))
export const newHalf = () => randomBytes(16).toString('base64url')
export const answerCodeKept = (request: Request, code: string, half: string): [string, string][] => {
  const secure = cameSecurely(request)
  return paths.flatMap((path) => [
    ['set-cookie', keptCookie(named('answer', request), code, 'Strict', secure, path)],
    ['set-cookie', keptCookie(named('sheet', request), half, 'Strict', secure, path, days)],
  ])
}
export const answerCodeForgotten = (): [string, string][] =>
  paths.flatMap((path) => (['answer', 'sheet'] as const).flatMap((what) => [['set-cookie', forgottenCookie(`vatra-${what}`, 'Strict', false, path)], ['set-cookie', forgottenCookie(`__Secure-vatra-${what}`, 'Strict', true, path)]]))
