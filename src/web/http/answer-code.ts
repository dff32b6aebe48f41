import { spoken } from '#web/say.ts'
import { cookieOf, forgottenCookie, keptCookie } from './cookies.ts'
import { cameSecurely } from './headers.ts'

/** By TLS the name itself says that no plain page has set it; it is for its paths alone, which `__Host-` would forbid. */
const nameOf = (request: Request) => (cameSecurely(request) ? '__Secure-vatra-answer' : 'vatra-answer')
/** Where sheets are filled in, in each language. Where they are handed in the code must not come along, so it is kept for nowhere else. */
const paths = spoken.map((language) => `/${language}/answer`)

/** The invitation's code while a resident fills in a sheet: known to this browser until it is closed or the sheet is sent. */
export const answerCodeOf = (request: Request) => cookieOf(request, nameOf(request))
export const answerCodeKept = (request: Request, code: string): [string, string][] => paths.map((path) => ['set-cookie', keptCookie(nameOf(request), code, 'Strict', cameSecurely(request), path)])
export const answerCodeForgotten = (): [string, string][] =>
  paths.flatMap((path) => [['set-cookie', forgottenCookie('vatra-answer', 'Strict', false, path)], ['set-cookie', forgottenCookie('__Secure-vatra-answer', 'Strict', true, path)]])
