import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What this program may do that one which answers requests must not, a word each; none where it is confined. */
export function tooFree(may: { readonly has: (scope: string, reference?: string) => boolean } | undefined = process.permission): string[] {
  if (!may) return ['everything']
  const scopes = ['child', 'worker', 'addon', 'wasi', 'inspector'].filter((scope) => may.has(scope))
  const places = [['fs.write', '/etc/passwd'], ['fs.read', '/etc/passwd'], ['fs.read', '/proc/self/environ'], ['fs.write', join(tmpdir(), 'vatra')]] as const
  return [...scopes, ...places.filter(([scope, path]) => may.has(scope, path)).map((each) => each.join(' '))]
}
