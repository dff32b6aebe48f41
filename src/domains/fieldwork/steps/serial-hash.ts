import { createHmac } from 'node:crypto'
import { keyFor } from '#platform/keys.ts'

/** The name under which keyings lie: another than the invitation's, so that the two tables cannot be laid side by side. */
export const serialHash = (serial: string): string => createHmac('sha256', keyFor('keyed sheets')).update(serial).digest('hex')
