import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Entry = { readonly file: string; readonly css?: readonly string[] }
const manifest = fileURLToPath(new URL('../../../../dist/islands/manifest.json', import.meta.url))

/** Where the named island's script and styles lie, or null when islands were not built. */
export function island(name: 'answer' | 'map' | 'work' | 'passkey' | 'link'): { readonly script: string; readonly styles: readonly string[] } | null {
  if (!existsSync(manifest)) return null
  const entry = (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Entry>)[`src/web/islands/${name}.ts`]
  return entry ? { script: `/islands/${entry.file}`, styles: (entry.css ?? []).map((file) => `/islands/${file}`) } : null
}
