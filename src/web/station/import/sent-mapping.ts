import { Mapping } from '#domains/survey/words.ts'
import type { Brought } from './brought.ts'

/** Where the mapping of a sent form stands: written by an expert, in the form that showed `was`, under a name, or nowhere yet. */
export type Sent =
  | { readonly by: 'writing'; readonly text: string; readonly was: Mapping | null }
  | { readonly by: 'form'; readonly was: Mapping }
  | { readonly by: 'name'; readonly name: string }
  | { readonly by: 'nobody' }

/** What is written wins when it says something else than the form showed. */
export function sentMapping({ fields, mappingFile }: Pick<Brought, 'fields' | 'mappingFile'>): Sent {
  const was = Mapping.safeParse(parsed(fields.shown ?? '')).data ?? null
  const text = mappingFile || (fields.mapping ?? '')
  if (text.trim() !== '' && (was === null || !alike(text, fields.shown ?? ''))) return { by: 'writing', text, was }
  if (was !== null) return { by: 'form', was }
  return fields.saved ? { by: 'name', name: fields.saved } : { by: 'nobody' }
}

/** A written mapping, or why it cannot be taken, place by place. */
export function writtenMapping(text: string): { readonly mapping: Mapping } | { readonly code: string; readonly fields: Readonly<Record<string, string>> } {
  const json = parsed(text)
  if (json === undefined) return { code: 'station.mapping-not-json', fields: {} }
  const { data, error } = Mapping.safeParse(json)
  return data ? { mapping: data } : { code: 'station.mapping-not-valid', fields: Object.fromEntries(error.issues.map(({ path }) => [path.join('.'), 'frame.invalid'])) }
}

function parsed(text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}

const alike = (one: string, other: string): boolean => JSON.stringify(parsed(one)) === JSON.stringify(parsed(other))
