import { data, redirect, type RouterContextProvider } from 'react-router'
import type { Caller, Outside } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { groundOf } from './gate/addresses.ts'
import { refusedBy, statusOf, type Refused } from './refused.ts'
import { comesIn, type Visitor } from './session.ts'
import { visiting } from './visit.ts'

/** What a loader or an action is given. */
export type Arrival = { readonly request: Request; readonly context: Readonly<RouterContextProvider> }

/** A form as it was typed: a field that was sent several times is a list. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

type Deed<R> = (caller: Caller, raw: unknown) => Promise<R>

/** On whose behalf, in which store, at what moment: made of the request. */
export const ctxOf = ({ context }: Arrival): Promise<Outside> => context.get(visiting).outside()

/** The headers of an answer by which somebody comes in. */
export const comingIn = ({ request, context }: Arrival, session: string): [string, string][] => comesIn(request, session, context.get(visiting).browser())

/** Who is visiting, by name. */
export const visitorOf = ({ context }: Arrival): Promise<Visitor> => context.get(visiting).visitor()

/** Asks a question; a refusal becomes the page that says no. */
export async function ask<R>(arrival: Arrival, question: Deed<R>, input: unknown): Promise<R> {
  try {
    return await question(await ctxOf(arrival), input)
  } catch (no) {
    if (!(no instanceof Refusal)) throw no
    if (no.code === 'access.prove-again') throw redirect(provingFor(arrival.request), 302)
    throw data(refusedBy(no), { status: statusOf[no.kind] })
  }
}

/** What a command made of a form: its answer, or the refusal with everything that was typed and the status to say it with. */
export type Submitted<R> = { readonly ok: true; readonly answer: R; readonly typed: Typed } | { readonly ok: false; readonly refused: Refused & { readonly typed: Typed }; readonly status: number }

/** Submits a form to a command. `shape` makes of the fields what the command wants; a refusal comes back with what was typed. */
export async function submit<R>(arrival: Arrival, command: Deed<R>, shape: (typed: Typed) => unknown = (typed) => typed): Promise<Submitted<R>> {
  const typed = await typedIn(arrival.request)
  if (typed === null) return { ok: false, refused: { code: 'frame.invalid', fields: {}, values: {}, typed: {} }, status: 422 }
  return attempt(arrival, command, shape(typed), typed)
}

/** The same for a form that was read already, such as one with files. */
export async function attempt<R>(arrival: Arrival, command: Deed<R>, input: unknown, typed: Typed): Promise<Submitted<R>> {
  try {
    return { ok: true, answer: await command(await ctxOf(arrival), input), typed }
  } catch (no) {
    if (!(no instanceof Refusal)) throw no
    // 307: the browser carries what was typed to the page that asks for the proof, and back again.
    if (no.code === 'access.prove-again') throw redirect(provingFor(arrival.request), 307)
    return { ok: false, refused: { ...refusedBy(no), typed }, status: statusOf[no.kind] }
  }
}

/** The refusal of a submitted form, for the action to return: the page shows it with status and typed fields. */
export const refusal = <R>(sent: Extract<Submitted<R>, { ok: false }>) => data(sent.refused, { status: sent.status })

/** The fields of a form; null when what came is no form. */
export async function typedIn(request: Request): Promise<Typed | null> {
  const form = await request.clone().formData().catch(() => null)
  if (form === null) return null
  const typed: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).map((value) => (typeof value === 'string' ? value : value.name))
    typed[name] = all.length > 1 ? all : (all[0] ?? '')
  }
  return typed
}

/** For a page whose deed wants a proof just shown and whose form has a file, which no other page can carry along: the proof is asked for before the form. */
export async function provedFirst(arrival: Arrival): Promise<void> {
  const { actor } = await visitorOf(arrival)
  if (actor.kind === 'person' && !actor.proved) throw redirect(provingFor(arrival.request))
}

/** Where somebody proves again who they are, and from there goes on with what they were at. */
function provingFor(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return `/${pathname.split('/')[1]}/${groundOf(pathname).residents ? 'mine' : 'sign-in'}/prove?to=${encodeURIComponent(pathname + search)}`
}
