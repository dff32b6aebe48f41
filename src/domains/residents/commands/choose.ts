import { z } from 'zod'
import { noDirectorate } from '#frame/afterwards.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { ownSelf } from '../door/own.ts'
import { tables } from '../tables.ts'
import { Language, Slug } from '../words.ts'

const Asked = z.object({ language: Language, /** Empty: none. */ zone: Slug.default('') })

/** A resident chooses the language they are written in and the zone whose page they want at hand; neither says where they live. */
export const choose = command('residents.choose', {
  input: Asked, answer: z.object({ language: Language, zone: z.string().nullable() }), find: ownSelf, run: keep, trace: (_, { person }) => ({ directorate: noDirectorate, subject: { person }, quiet: true }),
})

async function keep(ctx: Ctx, { language, zone }: z.output<typeof Asked>, { person }: { person: string }) {
  const known = zone === '' || (await tables(ctx).selectFrom('pub.zones').select('slug').where('slug', '=', zone).executeTakeFirst())
  if (!known) throw new Refusal('invalid', 'residents.no-such-zone', { zone: 'residents.no-such-zone' })
  const changed = await tables(ctx).updateTable('residents.registrations').set({ language, zone: zone || null }).where('directorate_id', '=', noDirectorate).where('person_id', '=', person).executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Refusal('not-found', 'residents.not-registered')
  return { language, zone: zone || null }
}
