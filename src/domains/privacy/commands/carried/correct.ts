import { z } from 'zod'
import { postFacts, putPostRight, putRight, type PostFact } from '#domains/people/index.ts'
import { Language, Role } from '#domains/people/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { granted, keepMeasure } from '../../steps/measures/keep-measure.ts'
import { type KnownRequest, knownRequest } from '../../steps/known-request.ts'
import { nameRight } from '../../steps/measures/name-right.ts'
import { correctable, RequestId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), request: RequestId, what: z.enum(correctable, 'privacy.say-what-is-right'), /** How it is right; of what was put right elsewhere, nothing. */ right: z.string().trim().max(200, 'frame.too-much').default(''),
  /** Of a fact of a post: in which language it is written, and which post it is, where they hold several. */ language: Language.default('en'), role: Role.optional() })

/**
 * A fact about a person is put right, by the domain it belongs to, because they asked and it was granted (GDPR art. 16; Directive (EU) 2016/680, art. 16(1)). What stood there is
 * kept nowhere but in backups. What is no field of ours is put right at its place, by the deeds of that place, and said here.
 */
export const correct = command('privacy.correct', {
  input: Asked, answer: z.object({ measure: z.uuid() }), proof: 'fresh', record: 'alter', find: knownRequest, run: write,
  trace: ({ request, what }, { directorate, person }, { measure }) => ({ directorate, subject: { directorate, request, measure, what }, whose: [person] }),
})

const ofPost = (what: string): what is PostFact => (postFacts as readonly string[]).includes(what)

async function write(ctx: Ctx, { what, right, language, role }: z.output<typeof Asked>, known: KnownRequest) {
  granted(known, 'correction')
  if (what === 'name' && !(await nameRight(ctx, known.directorate, known.person, said(right)))) throw notHere()
  if (what === 'language' && !(await putRight(ctx, known.directorate, known.person, { language: parsed(right) }))) throw notHere()
  if (!ofPost(what)) return keepMeasure(ctx, known, { kind: 'correction', what, words: null })
  const post = await putPostRight(ctx, known.directorate, known.person, what, { role, language, right: said(right) })
  if (post === null) throw notHere()
  return keepMeasure(ctx, known, { kind: 'correction', what, words: JSON.stringify({ post, language, right }) })
}

function said(right: string): string {
  if (right === '') throw new Refusal('invalid', 'frame.invalid', { right: 'privacy.say-how-it-is-right' })
  return right
}

function parsed(right: string) {
  const language = Language.safeParse(right)
  if (!language.success) throw new Refusal('invalid', 'frame.invalid', { right: 'privacy.say-how-it-is-right' })
  return language.data
}

const notHere = () => new Refusal('conflict', 'privacy.not-kept-here', { what: 'privacy.not-kept-here' })
