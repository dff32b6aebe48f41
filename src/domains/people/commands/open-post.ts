import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { roleFits } from '../rules/role-fits.ts'
import { tables } from '../tables.ts'
import { Description, PostId, Role } from '../words.ts'
import { drawZoneOfficers } from '../steps/draw-zone-officers.ts'
import { findArea } from '../steps/find-area.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), role: Role, area: z.uuid(), ...Description.shape, from: Day.optional() })
const Answer = z.object({ post: PostId })
type Place = Awaited<ReturnType<typeof findPlace>>

/** A post is opened over an area: from that day somebody can hold it, and until somebody does it is vacant. */
export const openPost = command('people.open-post', {
  input: Asked, answer: Answer, proof: 'fresh', find: findPlace, run: open, trace: (_, { directorate, area, role }, { post }) => ({ directorate, subject: { post, area, role } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  const area = await findArea(ctx, await tenant(ctx, asked.directorate), asked.area)
  return { ...area, role: asked.role }
}

async function open(ctx: Ctx, asked: z.output<typeof Asked>, { directorate, commissariat, area, level, role, country }: Place) {
  if (!roleFits(role, level)) throw new Refusal('invalid', 'people.role-needs-other-area', { area: 'people.role-needs-other-area' })
  const post = v7() as PostId
  const [title, office, hours, channels] = [asked.title, asked.office, asked.hours, asked.channels].map((told) => JSON.stringify(told ?? {})) as [string, string, string, string]
  await tables(ctx).insertInto('people.posts').values({
    directorate_id: directorate, id: post, commissariat_id: commissariat, area_id: area, role, title, office, hours, channels, shows: asked.shows ?? 'name',
    opened_on: asked.from ?? ctx.now.toISOString().slice(0, 10), closed_on: null, country: country ?? null, agreed_in: null, agreed_by: null,
  }).execute()
  await drawZoneOfficers(ctx, directorate, area)
  return { post }
}
