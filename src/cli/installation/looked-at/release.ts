import { readFileSync } from 'node:fs'
import type { Finding } from '../examine.ts'

/** All packages are looked through every three months: a release that is older was not. */
const oldest = 92

/** How old is this release? What it is made of may have holes that were found since. */
export function release(now: Date, told = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')): Finding {
  const { version, released } = JSON.parse(told) as { version: string; released?: string }
  if (released === undefined || Number.isNaN(Date.parse(released))) return { check: 'release', ok: false, says: `Nothing says how old Vatra ${version} is.` }
  const age = Math.floor((now.getTime() - Date.parse(released)) / 86_400_000), ok = age <= oldest
  return { check: 'release', ok, says: `Vatra ${version} is of ${released}, ${age} ${age === 1 ? 'day' : 'days'} old.${ok ? '' : ' Look for a newer one: what it is made of is mended every three months at least.'} Whether a hole is known in it says npm run holes, where the internet is.` }
}
