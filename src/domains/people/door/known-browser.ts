import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { keyedHashes } from '#platform/secrets/keyed-hash.ts'
import { tables } from '../tables.ts'
import { browserNewHours } from '../words.ts'
import { tellOfBrowser } from './tell-of-browser.ts'

type Whose = { readonly directorate: string; readonly person: string }
/** The browser in which somebody comes in: its row, where it shows what it is known by; whether their account knew it; and whether a proof is good for one deed there. */
export type CameBy = { readonly browser: string | null; readonly known: boolean; readonly eachTime: boolean }

/** By what a browser is found again: keyed hashes of its token and of whose it is, so that nobody reads out of the tables that two people share one. */
const browserHashes = (person: string, token: string): readonly string[] => keyedHashes('known browsers', `${person}|${token}`)

/** Is this the browser that a row was kept of? */
export const isBrowser = (person: string, token: string | null | undefined, hash: string): boolean => Boolean(token) && browserHashes(person, token!).includes(hash)

/** Notes by which browser somebody comes in, by its days alone; of one that the account did not know its person is told. A link, and two custodians, vouch for the one in which it is opened. */
export async function cameBy(ctx: Ctx, whose: Whose, vouchedFor: boolean): Promise<CameBy> {
  const { directorate, person } = whose
  if (!ctx.browser) {
    if (!vouchedFor) await tellOfBrowser(ctx, whose, null)
    return { browser: null, known: vouchedFor, eachTime: !vouchedFor }
  }
  const hashes = browserHashes(person, ctx.browser), newest = hashes.at(-1)!, today = ctx.now.toISOString().slice(0, 10)
  const of = () => tables(ctx).selectFrom('people.browsers').where('directorate_id', '=', directorate).where('person_id', '=', person)
  const there = await of().select(['id', 'new_until']).where('token_hash', 'in', hashes).executeTakeFirst()
  if (there) {
    const stillNew = there.new_until !== null && there.new_until > ctx.now && !vouchedFor
    await tables(ctx).updateTable('people.browsers').set({ token_hash: newest, last_on: today, ...(!stillNew && { new_until: null }) }).where('directorate_id', '=', directorate).where('id', '=', there.id).execute()
    return { browser: there.id, known: true, eachTime: stillNew }
  }
  // What nobody has seen yet is told in this browser too.
  const { told } = await of().select(({ fn }) => fn.max('told_of').as('told')).executeTakeFirstOrThrow()
  const id = v7()
  await tables(ctx).insertInto('people.browsers').values({
    directorate_id: directorate, id, person_id: person, token_hash: newest, first_on: today, last_on: today, new_until: vouchedFor ? null : new Date(ctx.now.getTime() + browserNewHours * 3_600_000), told_of: told,
  }).execute()
  if (!vouchedFor) await tellOfBrowser(ctx, whose, id)
  return { browser: id, known: vouchedFor, eachTime: !vouchedFor }
}
