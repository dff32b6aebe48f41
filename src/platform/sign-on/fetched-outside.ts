import type { CustomFetch } from 'openid-client'
import { askedOutside, type Heard } from '../outgoing/asked-outside.ts'

export type NoAnswer = Extract<Heard, { no: string }>['no']

/** What the library for OpenID Connect calls instead of the machine's own `fetch`: one address, looked at once, no redirect. Why there was no answer goes with the error. */
export const fetchedOutside: CustomFetch = async (address, { method, headers, body }) => {
  const heard = await askedOutside(address, { method: method === 'POST' ? 'POST' : 'GET', headers, plainly: true, ...(body === undefined || body === null ? {} : { body: String(body) }) })
  if ('no' in heard) throw Object.assign(new Error(`no answer from the provider: ${heard.no}`), { no: heard.no })
  const kind = [heard.headers['content-type']].flat()[0]
  return new Response([204, 304].includes(heard.status) ? null : heard.body, { status: heard.status, headers: kind === undefined ? {} : { 'content-type': kind } })
}

/** Why there was no answer, however deep the library has wrapped it. */
export function noAnswerIn(fault: unknown): NoAnswer | null {
  for (let each = fault; each instanceof Error; each = each.cause) if ('no' in each) return each.no as NoAnswer
  return null
}
