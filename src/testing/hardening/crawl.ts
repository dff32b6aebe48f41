import { paths } from './built-site.ts'

/** Which address of the site a path belongs to. */
export function patternOf(path: string): string {
  const parts = path.split('/').slice(1)
  const fits = (pattern: string) => {
    const line = pattern.split('/')
    return line.length === parts.length && line.every((each, at) => each.startsWith(':') || each === parts[at])
  }
  const named = (pattern: string) => pattern.split('/').filter((each) => each.startsWith(':')).length
  return paths.filter(fits).toSorted((a, b) => named(a) - named(b))[0] ?? path
}

/** Goes from a start by links, to so many of each address as are wanted beyond those already seen, and hands every path on; what is handed back are the links that were seen there. */
export async function crawl(starts: readonly string[], each: number, seen: Map<string, number>, see: (path: string) => Promise<readonly string[]>): Promise<void> {
  const known = new Set(starts)
  const waiting = [...starts]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(path.replace(/[?#].*/, ''))
    if ((seen.get(pattern) ?? 0) >= each) continue
    seen.set(pattern, (seen.get(pattern) ?? 0) + 1)
    for (const link of await see(path)) {
      const bare = link.replace(/#.*/, '')
      if (bare.startsWith('/') && !bare.startsWith('//') && !/^\/(open|api|assets|islands|ro)\b|\/leave$|\.(csv|json|pdf)$/.test(bare) && !known.has(bare)) known.add(bare) && waiting.push(bare)
    }
  }
}
