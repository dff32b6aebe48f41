import { randomBytes } from 'node:crypto'
import { codeFrom } from '../rules/asking/code.ts'

/** As many new invitation codes as wanted, no two alike. */
export function freshCodes(count: number): readonly string[] {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(codeFrom(randomBytes(7)))
  return [...codes]
}
