/** The address that is handed to somebody to sign in with: what opens stands behind the # sign, so that no server, log or proxy on the way is told it. */
export const linkTo = (language: string, token: string): string => `/${language}/sign-in/link#link=${token}`
/** What was behind the sign, or was copied from there by hand, with or without its mark. */
export const tokenIn = (typed: string): string => typed.trim().replace(/^.*#/, '').replace(/^(link|i|k)=/, '')
