import { Refusal } from '#frame/refusal.ts'
import type { Step, Waiting } from '#platform/background/waited-for.ts'
import { openLog } from '#platform/log.ts'
import { layBy, takenUp, type Lying } from './lies-sealed.ts'

type Values = Readonly<Record<string, string | number>>
/** What came of a piece of work, in a message and its values. */
export type Said = { readonly code: string; readonly values: Values }
/** A piece of work that may take long: what it is called, what makes two of them the same, where at the desk its result is seen, how that is said, and, where what comes of it is told this once, where it is handed out. */
export type Errand<R> = { readonly title: string; readonly same: string; readonly to: string; readonly said?: (answer: R) => Said; readonly hands?: string }

/** Who began it: the person, their session, what their browser is known by, and the form by which it was sent. */
export type Begins = { readonly person: string; readonly session?: string | null | undefined; readonly browser?: string | null | undefined; readonly key?: string | undefined; readonly at: Date }

/** Work that somebody began, as it is at the moment. */
export type Work = {
  readonly id: string; readonly person: string; readonly session: string | null; readonly title: string; readonly same: string; readonly key: string | undefined; readonly to: string; readonly hands: string | null; readonly began: number; readonly at: Date
  state: 'going' | 'ending' | 'done' | 'ended' | 'refused' | 'broken'; step: Step | null; said: Said | null; over: number | null
  /** It took so long that its page was shown. */
  shown: boolean
  /** The person has seen what came of it. */
  seen: boolean
}
type Held = { readonly work: Work; outcome: Promise<unknown>; readonly ending: AbortController; lying: Lying | null; until: number; goes: NodeJS.Timeout | null; /** Its session is over. */ left: boolean }

/** In this program's memory and nowhere else: work is one transaction, so that what a stopped program forgets was done wholly or not at all. */
const held = new Map<string, Held>()
const remembered = 3_600_000
/** What is handed out waits so long at most, in milliseconds, and so long once it was taken, for a download that breaks off. */
export const waits = { most: remembered, onceTaken: 600_000 }
/** Each that goes on holds a connection of the eight that requests share; each that is to be handed out holds a file's worth of memory. */
const most = { ofAll: 4, ofOne: 2, waitingOfAll: 8, waitingOfOne: 3 } as const

/** Begins work, unless the same person has begun the same already, or sent the same form: then it is that. */
export function begun<R>({ person, session = null, browser, key, at }: Begins, errand: Errand<R>, run: (by: Waiting) => Promise<R>): { readonly work: Work; readonly outcome: Promise<R> } {
  forgotten()
  const there = [...held.values()].find(({ work }) => work.person === person && ((going(work) && work.title === errand.title && work.same === errand.same) || (key !== undefined && work.key === key && (going(work) || work.state === 'done'))))
  if (there) return there as { readonly work: Work; readonly outcome: Promise<R> }
  const others = [...held.values()].filter(({ work }) => work.shown && going(work))
  if (others.length >= most.ofAll || others.filter(({ work }) => work.person === person).length >= most.ofOne) throw new Refusal('not-now', 'web.enough-at-work')
  const { title, same, to, hands = null } = errand, ending = new AbortController()
  const work: Work = { id: crypto.randomUUID(), person, session, title, same, key, to, hands, began: performance.now(), at, state: 'going', step: null, said: null, over: null, shown: false, seen: false }
  const told = (step: Step) => void (work.step = { ...work.step, ...step })
  const outcome = run({ signal: ending.signal, told })
  const one: Held = { work, outcome, ending, lying: null, until: 0, goes: null, left: false }
  const over = (state: Work['state'], said: Said | null = null) => Object.assign(work, { state, said, over: performance.now() })
  const ended = async () => {
    const answer = await outcome
    const lying = work.shown && hands !== null && browser ? await layBy(answer, browser, work.id) : null
    if (lying && !one.left) waitsFor(one, lying, waits.most)
    over('done', errand.said?.(answer))
  }
  const not = (wrong: unknown) => {
    if (wrong instanceof Refusal) return over('refused', { code: wrong.code, values: wrong.values })
    if (ending.signal.aborted) return over('ended')
    // Whoever still waits for the answer breaks with it and is told of there.
    if (work.shown) openLog().error({ fault: wrong, work: title }, 'work that was begun broke')
    return over('broken')
  }
  // Of what was shown nobody waits for the answer any more, and it lies in the clear nowhere.
  void ended().catch(not).then(() => void (work.shown && (one.outcome = Promise.resolve())))
  held.set(work.id, one)
  return { work, outcome }
}

/** Shows work on a page of its own, unless it is over already or what comes of it would find no room to wait: then its request waits for it as before. */
export function shownFrom(work: Work): boolean {
  if (work.shown || work.over !== null) return work.shown
  const room = () => {
    const waiting = [...held.values()].filter((one) => one.work.hands !== null && (one.lying !== null || (one.work.shown && going(one.work))))
    return waiting.length < most.waitingOfAll && waiting.filter((one) => one.work.person === work.person).length < most.waitingOfOne
  }
  // What was taken makes room first.
  if (work.hands !== null) for (const one of held.values()) if (one.lying && one.work.seen && !room()) letFall(one)
  return (work.shown = work.hands === null || room())
}

/** Hands out what came of somebody's work, to them, in the session and the browser in which they began it, while it waits; null for everybody else, and afterwards. */
export async function handedOut<R>({ person, session = null, browser }: Pick<Begins, 'person' | 'session' | 'browser'>, id: string, hands: string): Promise<R | null> {
  const one = held.get(id)
  if (!one?.lying || !browser || one.work.hands !== hands || one.work.person !== person || one.work.session !== session) return null
  const answer = await takenUp<R>(one.lying, browser, id)
  if (answer !== null && !one.work.seen) {
    one.work.seen = true
    waitsFor(one, one.lying, Math.min(waits.onceTaken, one.until - performance.now()))
  }
  return answer
}

/** Does what came of it wait to be handed out, and until when? */
export function waitsUntil({ id, at, began }: Work): Date | null {
  const one = held.get(id)
  return one?.lying ? new Date(at.getTime() + one.until - began) : null
}

/** What waits for a session goes with it. */
export function sessionOver(session: string): void {
  for (const one of held.values()) {
    if (one.work.session !== session) continue
    one.left = true
    letFall(one)
  }
}

/** Ends work of one's own: what has been written for it goes with its transaction. What is committed already stays, and is told as done. */
export function endWork(person: string, id: string): void {
  const one = held.get(id)
  if (one?.work.person !== person || one.work.state !== 'going') return
  one.work.state = 'ending'
  one.ending.abort(new Error('ended by who began it'))
}

/** A person's own work, by its id. */
export const workOf = (person: string, id: string): Work | null => [held.get(id)?.work].find((work) => work?.person === person) ?? null

/** What a person has begun that took long, as far as they have not seen its end: the latest first. */
export function worksOf(person: string): readonly Work[] {
  forgotten()
  return [...held.values()].map(({ work }) => work).filter((work) => work.person === person && work.shown && !work.seen).reverse()
}

/** What was answered within its request needs no page. */
export const letGo = ({ id, shown }: Work): void => void (shown || held.delete(id))

/** All that was begun is over: for a program that is told to stop. */
export const allOver = async (): Promise<void> => void (await Promise.allSettled([...held.values()].map(({ outcome }) => outcome)))

const going = ({ state }: Work): boolean => state === 'going' || state === 'ending'

function forgotten(): void {
  for (const [id, { work }] of held) if (work.over !== null && performance.now() - work.over > remembered) held.delete(id)
}

/** It lies there for so long, whoever looks or does not. */
function waitsFor(one: Held, lying: Lying, milliseconds: number): void {
  letFall(one)
  one.lying = lying
  one.until = performance.now() + milliseconds
  one.goes = setTimeout(() => letFall(one), milliseconds).unref()
}

function letFall(one: Held): void {
  if (one.goes) clearTimeout(one.goes)
  one.lying = one.goes = null
}
