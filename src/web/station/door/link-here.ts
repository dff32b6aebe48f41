import { originOf } from '#web/http/session.ts'
import { linkTo } from './link-to.ts'

/** A link to sign in with, whole, as whoever just made it hands it on: it leads to the site at which they are. */
export const linkHere = ({ request, params }: { readonly request: Request; readonly params: { readonly lang: string } }, token: string): string => `${originOf(request)}${linkTo(params.lang, token)}`
