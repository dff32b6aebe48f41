import { spawnSync } from 'node:child_process'
import { root } from './run.ts'

/** What npm answered, as text. */
type Asked = { readonly stdout: string; readonly status: number | null }
type Hole = { readonly name: string; readonly severity: string; readonly range: string; readonly via: readonly (string | { readonly title: string; readonly url: string })[]; readonly fixAvailable: unknown }

/** Until when a package with such a hole is changed, as docs/security.md promises, in days. */
const within: Readonly<Record<string, number>> = { critical: 7, high: 7, moderate: 30, low: 30, info: 30 }

/** Asks the registry which of the packages that Vatra carries have known holes: a sentence each, and whether all is well. That nobody could be asked is said, and is not well. */
export function holes(ask: () => Asked = audited): { readonly well: boolean; readonly says: readonly string[] } {
  const { stdout } = ask()
  const answer = parsed(stdout)
  if (answer === null) return { well: false, says: ['The registry could not be asked for known holes, so nothing is known of them. Try where the internet is: it is asked for names and versions of package-lock.json and told nothing else.'] }
  const found = Object.values(answer.vulnerabilities)
  if (found.length === 0) return { well: true, says: [`No hole is known in the ${answer.metadata?.dependencies?.prod ?? ''} packages that Vatra carries.`.replace('  ', ' ')] }
  return { well: false, says: found.map(({ name, severity, range, via, fixAvailable }) => {
    const why = via.flatMap((each) => (typeof each === 'string' ? [`by way of ${each}`] : [`${each.title} (${each.url})`])).join('; ')
    return `${name} ${range}: ${severity}. ${why}. Change it within ${within[severity] ?? 7} days${fixAvailable === false ? '; there is no mended version yet' : ''}.`
  }) }
}

function audited(): Asked {
  return spawnSync('npm', ['audit', '--omit=dev', '--package-lock-only', '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}

function parsed(text: string): { readonly vulnerabilities: Readonly<Record<string, Hole>>; readonly metadata?: { readonly dependencies?: { readonly prod?: number } } } | null {
  try {
    const answer = JSON.parse(text)
    return typeof answer.vulnerabilities === 'object' && answer.vulnerabilities !== null ? answer : null
  } catch {
    return null
  }
}

if (import.meta.main) {
  const { well, says } = holes()
  console.log(says.join('\n'))
  process.exitCode = well ? 0 : 1
}
