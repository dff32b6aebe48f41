/** A no of the server, by its code. */
export class No extends Error {}

/** Asks or does something by its name. `alone`: without cookies, as somebody who was never here. */
export async function talk<A>(way: 'ask' | 'do', deed: string, input: unknown, { alone = false } = {}): Promise<A> {
  const answer = await fetch(`/api/${way}/${deed}`, { method: 'POST', body: JSON.stringify(input), headers: { 'content-type': 'application/json' }, credentials: alone ? 'omit' : 'same-origin', cache: 'no-store', referrerPolicy: 'no-referrer' })
  if (answer.ok) return answer.json() as Promise<A>
  const { code } = await answer.json().catch(() => ({})) as { code?: string }
  throw new No(code ?? 'web.not-sent')
}

/** The code lives as long as this tab. */
export const codeAtHand = { get: () => sessionStorage.getItem('vatra-code'), keep: (code: string) => sessionStorage.setItem('vatra-code', code), forget: () => sessionStorage.removeItem('vatra-code') }
