import { generateSync } from 'otplib'

/** What an authenticator application shows at a moment for a secret that was typed into it. */
export const codeOf = (secret: string, now: Date): string => generateSync({ secret: secret.replaceAll(' ', ''), epoch: Math.floor(now.getTime() / 1000) })
