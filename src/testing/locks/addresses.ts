import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import routes from '#web/routes.ts'
import { spoken } from '#web/say.ts'

type Route = { readonly path?: string; readonly index?: boolean; readonly children?: readonly Route[] }

/** Every address of the pages, with what varies in it still named. */
export function pagePatterns(): string[] {
  const walk = (route: Route, above: string): string[] => {
    const here = route.path === undefined ? above : `${above}/${route.path}`
    return route.children ? route.children.flatMap((child) => walk(child, here)) : [here]
  }
  return [...new Set((routes as readonly Route[]).flatMap((route) => walk(route, '')))]
}

/** An address with everything put in for what varies: each language, each known value, and one that nobody has. */
export function addressesOf(pattern: string, known: Readonly<Record<string, readonly string[]>>, nobodys: string): string[] {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  return names.reduce<string[]>((all, name) => all.flatMap((address) => (name === 'lang' ? spoken : [...(known[name] ?? []), nobodys]).map((value) => address.replace(`:${name}`, value))), [pattern])
}

/** Every file that a browser may fetch. */
export function fileAddresses(): string[] {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  return ([['assets', 'build/client/assets'], ['islands', 'dist/islands']] as const).flatMap(([first, folder]) => readdirSync(join(root, folder)).map((name) => `/${first}/${name}`))
}
