import type { JsonWebKey } from 'node:crypto'
import { machineClock } from '../clock.ts'
import { fetchedOutside } from './fetched-outside.ts'

/** A provider's keys are asked again after ten minutes, and for one that nobody knows at most once a minute. */
const [knownFor, notSooner] = [600_000, 60_000]
const mostKnown = 50
const known = new Map<string, { readonly at: number; readonly keys: readonly JsonWebKey[] }>()

/** The keys that a provider publishes at an address, for a signature that names one of them, or none. */
export async function openIdKeys(address: string, kid: string | null): Promise<readonly JsonWebKey[]> {
  const at = machineClock().getTime(), there = known.get(address)
  const lacks = kid !== null && there !== undefined && !there.keys.some((key) => key.kid === kid)
  if (there && at - there.at < (lacks ? notSooner : knownFor)) return there.keys
  const heard = await fetchedOutside(address, { method: 'GET', headers: { accept: 'application/json' } } as unknown as Parameters<typeof fetchedOutside>[1])
  const told: unknown = heard.status === 200 ? await heard.json() : null
  const keys = ((told as { keys?: unknown } | null)?.keys ?? []) as readonly JsonWebKey[]
  if (known.size >= mostKnown) known.clear()
  known.set(address, { at, keys: Array.isArray(keys) ? keys : [] })
  return Array.isArray(keys) ? keys : []
}
