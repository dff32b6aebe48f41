import { createContext } from 'react-router'
import type { Pass } from './passes.ts'

/** What was typed into a form that is held back, to be given back: its fields, and how many files have to be chosen anew. */
export type TypedBefore = { /** The form's own key, which goes on with it. */ readonly key?: string | undefined; readonly fields: readonly (readonly [name: string, value: string])[]; readonly files: number }

/** Why a page is not answered now, and what can be done. */
export type HeldBackPage = { readonly code: 'web.too-often' | 'web.too-heavy' | 'web.away' | 'web.not-saved'; readonly seconds: number; readonly pass: Pass | null; readonly to: string; readonly sent: TypedBefore | null }

/** Where the page that says so finds what it says; null for whoever comes to it by its address. */
export const heldBack = createContext<HeldBackPage | null>(null)

/** Never said back, not even to who typed it. */
const secret = /passw|otp|pin$|secret/i

/** What a form holds; null when it is none, or nothing can be read of it. */
export async function typedBefore(request: Request): Promise<TypedBefore | null> {
  const form = await request.formData().catch(() => null)
  if (form === null) return null
  const all = [...form].filter(([name]) => !secret.test(name) && name !== 'once')
  const key = form.get('once')
  return {
    ...(typeof key === 'string' && { key }),
    fields: all.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])), files: all.filter(([, value]) => typeof value !== 'string' && value.size > 0).length }
}
