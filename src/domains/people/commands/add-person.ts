import { v7 } from 'uuid'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { Language, PersonId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), name: z.string().trim().min(1, 'people.say-the-name').max(200), language: Language.default('en') })
const Answer = z.object({ person: PersonId })

/** Somebody who works here is known by name from now on. They may do nothing before they hold a post. */
export const addPerson = command('people.add-person', {
  input: Asked, answer: Answer, find: findPlace, run: add, trace: (_, { directorate }, { person }) => ({ directorate, subject: { person } }),
})

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function add(ctx: Ctx, { name, language }: z.output<typeof Asked>, { directorate }: { directorate: string }) {
  const person = v7() as PersonId
  await tables(ctx).insertInto('people.persons').values({ directorate_id: directorate, id: person, name, language }).execute()
  return { person }
}
