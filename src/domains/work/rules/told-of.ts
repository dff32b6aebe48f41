import type { Names } from '#domains/territory/words.ts'
import { owedStates, type WorkState } from '../words.ts'

type Line = { readonly state: WorkState; readonly told: Names; readonly because: string | null }

/** What everybody reads of a log, its lines the latest first: the latest public words since the action stands as it does, and the reason where one is owed. */
export function toldOf(log: readonly Line[]): { readonly told: Names | null; readonly because: string | null } {
  const turned = log.findIndex(({ state }) => state !== log[0]?.state)
  const since = turned === -1 ? log : log.slice(0, turned)
  const owed = (owedStates as readonly string[]).includes(log[0]?.state ?? '')
  return { told: since.find(({ told }) => Object.keys(told).length > 0)?.told ?? null, because: owed ? (since[0]?.because ?? null) : null }
}
