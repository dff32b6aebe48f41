import type { Hono } from 'hono'
import { operator } from '#access/actor.ts'
import { letIn } from '#domains/people/index.ts'
import { lockedOn, type LockedTown } from '../../../locks/locked-town.ts'
import { linkFor } from '../../../sign-in/link-for.ts'
import { visitor } from '../../../visitor.ts'

/** Three of the staff with their browsers' cookies; whoever a request has signed out, or taken the post from, is there again as somebody new once it is looked at who is still known. */
export type StaffAtWork = { readonly cookies: readonly string[]; readonly known: () => Promise<number>; readonly back: () => Promise<number> }

/** An administrator, an analyst and a commander in a locked town, signed in. */
export async function staffAtWork(site: Hono, { store, ids: { directorate, commissariat } }: LockedTown): Promise<StaffAtWork> {
  const caller = { actor: operator, store, now: lockedOn }
  const roles = [['admin', directorate], ['analyst', commissariat], ['commander', commissariat]] as const
  const cookies: string[] = []
  for (const nth of roles.keys()) cookies.push(await signedIn(nth))

  async function signedIn(nth: number): Promise<string> {
    const [role, area] = roles[nth]!
    const { person } = await letIn(caller, { directorate, name: `Tries every door as ${role}`, role, area, from: '2026-01-01' })
    const browser = visitor(site)
    await browser.send('/en/sign-in', { link: (await linkFor(caller, { directorate, person })).token })
    return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
  /** Those who are nobody any more, or hold no post. */
  async function away(): Promise<number[]> {
    const answers = await Promise.all(cookies.map((cookie) => site.request('/api/ask/survey.instruments', { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' })))
    return answers.flatMap(({ status }, nth) => (status === 200 ? [] : [nth]))
  }
  return {
    cookies,
    known: async () => cookies.length - (await away()).length,
    back: async () => {
      const gone = await away()
      for (const nth of gone) cookies[nth] = await signedIn(nth)
      return gone.length
    },
  }
}
