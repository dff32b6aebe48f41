const collator = new Intl.Collator('en', { numeric: true })

/** Zones as people list them: 2 before 10, "Zone 9" before "Zone 10". */
export function zoneOrder(zones: Iterable<string | null>): (string | null)[] {
  return [...new Set(zones)].sort((a, b) => collator.compare(a ?? '', b ?? '') || (a ?? '').localeCompare(b ?? '', 'en'))
}
