import { cookieOf, forgottenCookie, keptCookie } from './cookies.ts'
import { cameSecurely } from './headers.ts'

const name = 'vatra-answer'

/** The invitation's code while a resident fills in a sheet: known to this browser until it is closed or the sheet is sent. */
export const answerCodeOf = (request: Request) => cookieOf(request, name)
export const answerCodeKept = (request: Request, code: string) => keptCookie(name, code, 'Strict', cameSecurely(request))
export const answerCodeForgotten = () => forgottenCookie(name, 'Strict')
