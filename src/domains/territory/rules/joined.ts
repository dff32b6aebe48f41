import type { Fault } from './fault.ts'

/** The faults of one kind between the same two zones as one, their ground added up and the largest shown; grave ones stand alone. */
export function joined(faults: readonly Fault[]): Fault[] {
  const bySize = [...faults].sort((one, two) => (two.squareMetres ?? 0) - (one.squareMetres ?? 0))
  const seams = new Map<string, Fault>()
  for (const fault of bySize.filter(({ grave }) => !grave)) {
    const key = JSON.stringify([fault.zone, fault.other])
    const known = seams.get(key)
    seams.set(key, known === undefined ? fault : { ...known, squareMetres: (known.squareMetres ?? 0) + (fault.squareMetres ?? 0) })
  }
  return [...bySize.filter(({ grave }) => grave), ...seams.values()]
}
