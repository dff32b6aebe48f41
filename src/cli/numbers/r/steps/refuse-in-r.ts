import { plain } from '#platform/plain.ts'

/** Says so where a script in R would not tell the same numbers. */
export function refuseInR(flag: string, asked: boolean): void {
  if (asked) throw plain(`The script in R does not know ${flag}: leave out one of ${flag} and --r.`)
}
