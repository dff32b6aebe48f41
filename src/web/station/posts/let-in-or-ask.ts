import { trustedRoles } from '#access/actor.ts'
import { askTrustedPost, inviteToSignIn, letIn, trustedPosts } from '#domains/people/index.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, type Arrival } from '#web/http/ctx.ts'
import { linkHere } from '../door/link-here.ts'

type Typed = Readonly<Record<string, string>>
type At = Arrival & { readonly params: { readonly lang: string } }

/** May the visitor give a post of this role alone? One of trust only the founder gives so, while the founding runs. */
export async function alone(arrival: At, role: string | undefined): Promise<boolean> {
  if (!(trustedRoles as readonly (string | undefined)[]).includes(role)) return true
  const { actor } = await ctxOf(arrival)
  if (actor.kind !== 'person' || !may('people.trusted-posts', actor, { directorate: actor.directorate })) return true
  return (await ask(arrival, trustedPosts, {})).founding?.mine ?? false
}

/**
 * Somebody new begins and gets a link; where the post is one of trust it is asked for, and waits for a second person. A form that was drawn while the founding ran
 * says so: sent again it is the same deed, also when it was the one that ended the founding.
 */
export async function letInOrAsk(arrival: At, typed: Typed) {
  const dated = { from: typed.from, ...(typed.to ? { to: typed.to } : {}) }, begins = { name: typed.name, role: typed.role, area: typed.area, language: arrival.params.lang, ...dated }
  if (typed.founding !== 'yes' && !(await alone(arrival, typed.role))) {
    const asked = await attempt(arrival, askTrustedPost, begins, typed)
    return asked.ok ? { ok: true as const, asked: true, mailed: false, link: null } : asked
  }
  const came = await attempt(arrival, letIn, begins, typed)
  return came.ok ? invited(arrival, came.answer.person, typed) : came
}

/** A link for somebody who is there, shown or mailed. */
export async function invited(arrival: At, person: string | undefined, typed: Typed) {
  const sent = await attempt(arrival, inviteToSignIn, { person, ...(String(typed.mailbox ?? '').trim() ? { mailbox: typed.mailbox } : {}) }, typed)
  return sent.ok ? { ok: true as const, asked: false, mailed: sent.answer.mailed, link: sent.answer.mailed ? null : linkHere(arrival, sent.answer.token) } : sent
}
