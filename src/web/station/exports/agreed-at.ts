import { exports } from '#domains/privacy/index.ts'
import { ask, type Arrival } from '#web/http/ctx.ts'
import type { AgreedExport } from './export-fields.tsx'

/** What a second person agreed to, where the address names it and whoever asked for it may still take the file; what was typed of it is found the same way. */
export async function agreedAt(arrival: Arrival, thing: string, typed?: unknown): Promise<AgreedExport | null> {
  const named = typed ?? new URL(arrival.request.url).searchParams.get('agreed')
  if (typeof named !== 'string' || named === '') return null
  const { requests } = await ask(arrival, exports, {})
  return requests.find(({ request, own, state, thing: of }) => request === named && own && state === 'agreed' && of === thing) ?? null
}

/** The page on which a second person is asked: what was typed goes along. */
export const askingFor = (language: string, deed: string, thing: string, rows: unknown): string => `/${language}/station/exports?deed=${deed}&thing=${thing}&rows=${Number(rows)}`
