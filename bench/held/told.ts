import { watched, type Held } from '../turns.ts'

/** A piece of work that somebody starts from the screen or the calendar does by itself, by the name that the table gives it. */
export type Piece = readonly [name: string, work: () => Promise<unknown>]

/** More than this nobody's page waits for another's work, in milliseconds of the thread that answers. */
export const most = 20
const wide = 64

const why = process.argv.includes('--why')

/** Watches pieces of work one after another and prints a line each; whatever fails is told and left. Answers how many held the pages longer than they may. */
export async function tellEach(pieces: readonly Piece[]): Promise<number> {
  let over = 0
  for (const [name, work] of pieces) {
    const began = performance.now()
    const held = await watched(work, { why }).catch((fault: unknown) => fault as Error)
    if (held instanceof Error) console.log(`  ${name.padEnd(wide)} failed: ${JSON.stringify(held).slice(0, 300)} ${held.message.slice(0, 200)}`)
    else if (lineOf(name, held, performance.now() - began)) over++
  }
  return over
}

function lineOf(name: string, { work, clock, longest }: Held, took: number): boolean {
  const over = work.most > most
  console.log(`  ${name.padEnd(wide)} ${ms(work.most)} ${ms(work.p99)} ${ms(clock.most)} ${(took / 1000).toFixed(2).padStart(8)}${over ? `   over ${most} ms` : ''}`)
  if (work.most > most / 2) for (const step of longest) console.log(`      ${step}`)
  return over
}

export const heading = `  ${'what is done'.padEnd(wide)} longest    p99    clock   all (s)`

const ms = (many: number) => many.toFixed(1).padStart(7)
