import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { PersonId, Proof, Token } from '../../words.ts'
import { forgiven, mayTry, tried } from '../../proofs/tries.ts'
import { risenSession } from '../../door/begun-session.ts'
import { notYou, takeCode, takePasskey } from '../../door/shown-proof.ts'
import { shownSession, type ShownSession } from '../../door/shown-session.ts'

const Asked = z.object({ session: Token, ...Proof.shape })

/** A person who is signed in shows a proof again, for what is done within the next five minutes. */
export const proveAgain = command('people.prove-again', {
  rate: 'signing-in',
  input: Asked, answer: z.object({ session: Token, person: PersonId }), find: recognise, run: rise, trace: (_, { directorate, person }) => ({ directorate, subject: { person } }),
})

/** Whoever only came by a link has no proof to show again. */
async function recognise(ctx: Ctx, asked: z.output<typeof Asked>): Promise<ShownSession> {
  const shown = await shownSession(ctx, asked)
  mayTry(shown.person, ctx.now)
  tried(shown.person, ctx.now)
  if (shown.provedAt === null || !(await proofShown(ctx, asked, shown))) throw notYou()
  forgiven(shown.person)
  return shown
}

async function proofShown(ctx: Ctx, { code, question, answer }: z.output<typeof Asked>, shown: ShownSession): Promise<boolean> {
  if (question !== undefined && answer !== undefined) return (await takePasskey(ctx, question, answer))?.person === shown.person
  return code !== undefined && takeCode(ctx, shown, code)
}

async function rise(ctx: Ctx, _: unknown, shown: ShownSession) {
  return { session: await risenSession(ctx, shown), person: shown.person as PersonId }
}
