import { Refusal } from '#frame/refusal.ts'
import type { Done } from './fits.ts'

/** What a client does in a history: its operations one after another, each after a pause of its own in milliseconds. */
export type Script<Op> = readonly { readonly op: Op; readonly pause: number }[]

/** Lets clients go at once and writes down what each was told: the refusal's code, or what a deed that was done says. Anything else that is thrown is told as a fault. */
export async function atOnce<Op>(scripts: readonly Script<Op>[], does: (op: Op, client: number) => Promise<string>): Promise<Done<Op>[]> {
  const done: Done<Op>[] = []
  await Promise.all(scripts.map(async (script, client) => {
    for (const { op, pause } of script) {
      if (pause > 0) await new Promise((next) => setTimeout(next, pause))
      const from = performance.now()
      const said = await does(op, client).catch((no: Error & { code?: string }) => (no instanceof Refusal ? no.code : `fault: ${no.code ?? ''} ${no.message}`))
      done.push({ client, op, from, to: performance.now(), said })
    }
  }))
  return done
}
