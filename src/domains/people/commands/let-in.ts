import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { findArea } from '../steps/find-area.ts'
import { founderOf } from '../steps/posts/founding.ts'
import { Description, Language, PersonId, PostId, Role } from '../words.ts'
import { addPerson } from './add-person.ts'
import { assignPost } from './assign-post.ts'
import { describePost } from './describe-post.ts'
import { openPost } from './open-post.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), name: z.string().trim().min(1, 'people.say-the-name').max(200), language: Language.default('en'), role: Role, area: z.uuid('people.no-such-area'), from: Day, /** The first day on which they no longer hold it. */ to: Day.optional(),
  /** The vacant post that is taken over; left out, a post is opened. */
  post: PostId.optional(), ...Description.shape,
})
type Newcomer = z.output<typeof Asked>

/** Somebody new begins: the person, the post over the area and the day it is theirs, all of it or nothing. */
export const letIn = command('people.let-in', {
  input: Asked, answer: z.object({ person: PersonId, post: PostId }), proof: 'fresh', find: findPlace, run: begin,
  trace: ({ role, area }, { directorate }, { person, post }) => ({ directorate, subject: { person, post, role, area } }),
})

async function findPlace(ctx: Ctx, asked: Newcomer) {
  const area = await findArea(ctx, await tenant(ctx, asked.directorate), asked.area)
  return { ...area, role: asked.role, founder: await founderOf(ctx, area.directorate, asked.role) }
}

async function begin(ctx: Ctx, { name, language, role, area, from, to, post: vacant, title, office, hours, channels, shows }: Newcomer, { directorate }: { directorate: string }) {
  const shown = { title, office, hours, channels, shows }
  const { person } = await addPerson(ctx, { directorate, name, language })
  if (vacant) await describePost(ctx, { directorate, post: vacant, ...shown })
  const post = vacant ?? (await openPost(ctx, { directorate, role, area, from, ...shown })).post
  await assignPost(ctx, { directorate, post, person, from, ...(to && { to }) })
  return { person, post }
}
