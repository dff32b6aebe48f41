import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../../tables.ts'
import { PersonId } from '../../words.ts'
import { proofsOf } from '../../door/proofs-of.ts'
import { ownSelf } from '../../steps/own-self.ts'

const Asked = z.object({ /** A passkey, or the password with its codes. */ proof: z.union([z.literal('password'), z.uuid()]) })

/** A person no longer signs in this way. One proof always remains. */
export const removeProof = command('people.remove-proof', {
  input: Asked, answer: z.object({ person: PersonId }), proof: 'fresh', find: ownSelf, run: remove, trace: ({ proof }, { directorate, person }) => ({ directorate, subject: { person, proof } }),
})

async function remove(ctx: Ctx, { proof }: z.output<typeof Asked>, { directorate, person }: { directorate: string; person: string }) {
  if ((await proofsOf(ctx, directorate, person)) < 2) throw new Refusal('conflict', 'people.last-proof')
  const gone = proof === 'password'
    ? await tables(ctx).deleteFrom('people.passwords').where('directorate_id', '=', directorate).where('person_id', '=', person).executeTakeFirst()
    : await tables(ctx).deleteFrom('people.passkeys').where('directorate_id', '=', directorate).where('person_id', '=', person).where('id', '=', proof).executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw new Refusal('not-found', 'frame.not-found')
  return { person: person as PersonId }
}
