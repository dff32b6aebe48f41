import { createHmac } from 'node:crypto'
import { keyFor } from '#platform/keys.ts'

/** The name under which an invitation is kept: without the installation's key nobody can make it from a code, nor a code from it. */
export const codeHash = (code: string): string => createHmac('sha256', keyFor('invitation codes')).update(code).digest('hex')
