import { place } from '../../people.ts'
import type { TownOfWriters } from './town-of-writers.ts'
import type { Witness } from './witness.ts'

/** Whoever can be reached now; resolves when the program answers again. */
export type Line = { readonly up: () => Promise<void>; readonly address: string; readonly stopping: () => boolean; readonly keyed: boolean }
type Perform = (deed: string, input: object, by: string | null, print?: string) => Promise<Record<string, unknown>>

/** What one writer does for the nth time; false when there is nothing left to do. */
type Writer = (n: number, perform: Perform) => Promise<unknown>

/** Eight people who write at once, each deed one that people do. `keyed: false` is for the control: they try again without a key and hope. */
export async function writeOn(town: TownOfWriters, line: Line, seen: Witness): Promise<void> {
  await Promise.all(writers(town).map(async (write, at) => {
    for (let n = 0; !line.stopping(); n++) if ((await write(n, performing(line, seen, at))) === false) return
  }))
}

/** A sheet that is told from its neighbours by what is answered: sixty-four in turn. */
const answersOf = (n: number) => ({ light: String(n & 3), dogs: String((n >> 2) & 3), stolen: String(1 + ((n >> 4) & 1)), age: String(1 + ((n >> 5) & 1)) })
const printOf = (mode: string, n: number) => `${mode} ${Object.values(answersOf(n)).join()}`

const writers = ({ sessions, open, zone, lakeside, wave, plan, problem, action, post, codes, serials, holder }: TownOfWriters): readonly Writer[] => [
  (n, perform) => (n < codes.length ? perform('survey.answer-sheet', { code: codes[n], language: 'en', answers: answersOf(n) }, null, printOf('web', n)) : Promise.resolve(false)),
  async (n, perform) => {
    // An interview is once by its code; a code whose answer was lost is asked for again, and the first lies unused.
    const { codes: [code] } = (await perform('survey.invite', { wave: open, zone, count: 1, mode: 'interview' }, sessions.frida)) as { codes: string[] }
    return perform('fieldwork.interview-sheet', { wave: open, code, language: 'en', answers: answersOf(n) }, sessions.frida, printOf('interview', n))
  },
  async (n, perform) => {
    if (n >= serials.length) return false
    const sheet = { serial: serials[n], language: 'en', answers: answersOf(n) }
    await perform('fieldwork.key-in-sheet', sheet, sessions.frida)
    return perform('fieldwork.key-in-sheet', sheet, sessions.signe, printOf('paper', n))
  },
  (n, perform) => perform('problems.name-problem', { zone: lakeside, wave, words: `Something else ${n}` }, sessions.arta),
  (n, perform) => perform('work.note-progress', { action, state: n % 2 ? 'begun' : 'stuck', words: `Line ${n}`, because: 'The cable is torn' }, sessions.gita),
  (n, perform) => perform('plans.plan-action', { plan, problem, words: { en: `Walk there, ${n}` }, method: 'environmental-design', approach: 'prevention', owner: { post }, from: '2027-02-01', due: '2027-04-30', tasks: [] }, sessions.arta),
  async (n, perform) => {
    const opened = await perform('people.open-post', { role: 'analyst', area: place.talsi, title: { en: `Desk ${n}` }, from: '2026-01-01' }, sessions.doina)
    return perform('people.assign-post', { post: opened.post, person: holder, from: '2026-02-01' }, sessions.doina)
  },
  (n, perform) => perform('problems.note-conversation', { zone, wave, kind: 'focus-group', source: 'citizens', heldOn: '2026-01-01', people: 5, who: `Parents ${n}`, guide: 'What troubles you?', said: [0, 1, 2].map((of) => ({ concern: 'other', words: `Saying ${of}` })) }, sessions.arta),
]

/** Sends a deed under a key until it has been told what became of it. A broken line and an error of the other side tell nothing; the same key goes out again. */
function performing({ up, address, keyed }: Line, seen: Witness, writer: number): Perform {
  let asked = 0
  return async (deed, input, by, print) => {
    const key = crypto.randomUUID(), body = JSON.stringify(input)
    seen.says({ key, said: 'sent', deed, print: print ?? null })
    for (;;) {
      await up()
      // Somebody else at each fiftieth: nobody is held back for asking too often.
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.${writer}.${Math.floor(asked++ / 50) % 250}.7`, ...(keyed && { 'idempotency-key': key }), ...(by && { authorization: `Bearer ${by}` }) }
      const got = await fetch(`${address}/api/do/${deed}`, { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) })
        .then(async (answer) => ({ status: answer.status, answer: (await answer.json()) as Record<string, unknown> }), (fault: Error) => ({ why: String((fault.cause as { code?: string } | undefined)?.code ?? fault.name) }))
      if ('why' in got || got.status >= 500) {
        const why = 'why' in got ? got.why : `status ${got.status}`
        // What was refused at the door was never sent.
        if (why !== 'ECONNREFUSED') seen.says({ key, said: 'unknown', why })
        await new Promise((done) => setTimeout(done, 5))
        continue
      }
      seen.says({ key, said: 'told', ...got })
      return got.answer
    }
  }
}
