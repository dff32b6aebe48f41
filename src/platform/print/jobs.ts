import type { Jobs } from '../background/jobs-of.ts'
import { print } from './print.ts'

type Wanted = { readonly template: string; readonly inputs: Readonly<Record<string, string>>; /** Milliseconds since 1970. */ readonly now: number }

/** What is printed beside the thread that answers pages: the press stands there alone. */
export const jobs = {
  print: ({ template, inputs, now }: Wanted): Uint8Array | null => {
    const pdf = print(template, inputs, new Date(now))
    // The press's own memory cannot be handed over.
    return pdf && new Uint8Array(pdf)
  },
} as const satisfies Jobs
