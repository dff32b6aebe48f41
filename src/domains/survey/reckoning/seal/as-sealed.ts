import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import type { Seals } from '../../words.ts'
import type { KnownWave } from '../known-wave.ts'
import { heldAgainstSeal } from './held-against-seal.ts'

/**
 * The seals of a closed round, after all that lies there was held against the last of them: a round that is not as it was sealed is worked out for nobody.
 * Of a published one whose sheets are gone since their time is over there is nothing to hold.
 */
export async function asSealed(ctx: Ctx, { directorate, wave }: KnownWave): Promise<Seals | null> {
  const { found, said, there, seals } = await heldAgainstSeal(ctx, directorate, wave.id)
  if (wave.state === 'published' && there === 0) return seals
  if (found === 'differs') throw new Refusal('conflict', 'survey.not-as-sealed', {}, { said, there })
  if (found === 'shut') throw new Refusal('conflict', 'survey.seal-does-not-open')
  return seals
}
