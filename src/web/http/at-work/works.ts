import { Refusal } from '#frame/refusal.ts'
import type { Step, Waiting } from '#platform/background/waited-for.ts'
import { openLog } from '#platform/log.ts'

type Values = Readonly<Record<string, string | number>>
/** What came of a piece of work, in a message and its values. */
export type Said = { readonly code: string; readonly values: Values }
/** A piece of work that may take long: what it is called, what makes two of them the same, where at the desk its result is seen, and how that is said. */
export type Errand<R> = { readonly title: string; readonly same: string; readonly to: string; readonly said?: (answer: R) => Said }

/** Work that somebody began, as it is at the moment. */
export type Work = {
  readonly id: string; readonly person: string; readonly title: string; readonly same: string; readonly key: string | undefined; readonly to: string; readonly began: number; readonly at: Date
  state: 'going' | 'ending' | 'done' | 'ended' | 'refused' | 'broken'; step: Step | null; said: Said | null; over: number | null
  /** It took so long that its page was shown. */
  shown: boolean
  /** The person has seen what came of it. */
  seen: boolean
}
type Held = { readonly work: Work; readonly outcome: Promise<unknown>; readonly ending: AbortController }

/** In this program's memory and nowhere else: work is one transaction, so that what a stopped program forgets was done wholly or not at all. */
const held = new Map<string, Held>()
const remembered = 3_600_000
/** Each holds a connection of the eight that requests share. */
const most = { ofAll: 4, ofOne: 2 } as const

/** Begins work, unless the same person has begun the same already, or sent the same form: then it is that. */
export function begun<R>(person: string, errand: Errand<R>, key: string | undefined, at: Date, run: (by: Waiting) => Promise<R>): { readonly work: Work; readonly outcome: Promise<R> } {
  forgotten()
  const there = [...held.values()].find(({ work }) => work.person === person && ((going(work) && work.title === errand.title && work.same === errand.same) || (key !== undefined && work.key === key && (going(work) || work.state === 'done'))))
  if (there) return there as { readonly work: Work; readonly outcome: Promise<R> }
  const others = [...held.values()].filter(({ work }) => work.shown && going(work))
  if (others.length >= most.ofAll || others.filter(({ work }) => work.person === person).length >= most.ofOne) throw new Refusal('not-now', 'web.enough-at-work')
  const { title, same, to } = errand, ending = new AbortController()
  const work: Work = { id: crypto.randomUUID(), person, title, same, key, to, began: performance.now(), at, state: 'going', step: null, said: null, over: null, shown: false, seen: false }
  const told = (step: Step) => void (work.step = { ...work.step, ...step })
  const outcome = run({ signal: ending.signal, told })
  const over = (state: Work['state'], said: Said | null = null) => Object.assign(work, { state, said, over: performance.now() })
  outcome.then((answer) => over('done', errand.said?.(answer)), (wrong: unknown) => {
    if (wrong instanceof Refusal) return over('refused', { code: wrong.code, values: wrong.values })
    if (ending.signal.aborted) return over('ended')
    // Whoever still waits for the answer breaks with it and is told of there.
    if (work.shown) openLog().error({ fault: wrong, work: title }, 'work that was begun broke')
    return over('broken')
  })
  held.set(work.id, { work, outcome, ending })
  return { work, outcome }
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
