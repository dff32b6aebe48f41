import { roles, type Role } from '#access/actor.ts'
import { inviteToSignIn, letIn, postsOfZones } from '#domains/people/index.ts'
import { linkLivesDays } from '#domains/people/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { within } from '#frame/within.ts'
import { speak } from '#web/say.ts'
import { linkTo } from '#web/station/door/link-to.ts'
import { areaOf } from './deed/area-of.ts'
import { asOperator } from './deed/as-operator.ts'
import { notUnderstood, typed } from './deed/typed.ts'

const usage = `vatra person add NAME --role ROLE --area CODE [--directorate CODE] [--language en] [--json]
Adds a person, gives them a post from today on (a vacant one of that role and area, else a new one), and prints the way to sign in, once.
  --role   ${roles.join(', ')}
  --area   the code of a directorate, a commissariat or a zone`

type Asked = { readonly name: string; readonly role: Role; readonly directorate: string; readonly area: string; readonly language: string }

/** vatra person add: somebody who may work here from now on, all of it or nothing. */
export async function run(argv: string[]): Promise<number> {
  const options = { role: { type: 'string' }, area: { type: 'string' }, directorate: { type: 'string' }, language: { type: 'string', default: 'en' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
  const read = typed(argv, usage, options)
  if (!read) return 2
  const { values: { role, area, directorate, language, json, help }, positionals: [word, name, ...rest] } = read
  if (help) return console.log(usage) ?? 0
  if (word !== 'add' || name === undefined || rest.length > 0) return (notUnderstood('Type add and one name, in quotes if it has a space', usage), 2)
  if (role === undefined || !isRole(role) || area === undefined) return (notUnderstood('Say a --role of those below and an --area', usage), 2)
  return asOperator(async (outside) => {
    const place = await areaOf(outside, area, directorate)
    const added = await within(outside, 'all', (ctx) => add(ctx, { name, role, language, ...place }))
    console.log(json ? JSON.stringify([added], null, 2) : `${name} holds the post of ${role} over ${area} from today.\nSign in once, within ${linkLivesDays} days, at the address of this installation and\n  ${added.link}`)
    return 0
  })
}

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

async function add(ctx: Ctx, { name, role, directorate, area, language }: Asked) {
  const vacant = (await postsOfZones(ctx, { directorate })).posts.find((post) => post.area === area && post.role === role && post.vacantSince !== null)
  const { person, post } = await letIn(ctx, { directorate, name, language, role, area, from: ctx.now.toISOString().slice(0, 10), ...(vacant && { post: vacant.id }) })
  const { token, endsAt } = await inviteToSignIn(ctx, { directorate, person })
  return { person, post, endsAt, link: linkTo(speak(language).language, token) }
}
