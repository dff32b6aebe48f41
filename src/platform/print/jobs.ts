import type { Jobs, Told } from '../background/jobs-of.ts'
import { print } from './print.ts'

type Wanted = { readonly template: string; readonly inputs: Readonly<Record<string, string>>; /** Milliseconds since 1970. */ readonly now: number }

/** Laying thirty questionnaires out takes so much of the whole, writing them the rest. */
const layingOut = 0.78

/** What is printed beside the thread that answers pages: the press stands there alone. */
export const jobs = {
  print: ({ template, inputs, now }: Wanted, told: Told): Uint8Array | null => {
    const pdf = print(template, inputs, new Date(now), () => told(layingOut))
    // The press's own memory cannot be handed over.
    return pdf && new Uint8Array(pdf)
  },
} as const satisfies Jobs
