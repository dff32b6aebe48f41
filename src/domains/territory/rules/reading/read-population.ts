/** How many people a file says live in a zone; what cannot be read as a whole number of people is handed back as it was written. */
export function readPopulation(raw: unknown): { population: number | null; unread: string | null } {
  if (raw === null || raw === undefined || raw === '') return { population: null, unread: null }
  const number = typeof raw === 'string' ? fromText(raw) : typeof raw === 'number' ? raw : NaN
  return Number.isSafeInteger(number) && number >= 0 ? { population: number, unread: null } : { population: null, unread: String(raw) }
}

/** Thousands are parted by a space, an apostrophe, a comma or a point, depending on the country. */
function fromText(raw: string): number {
  const digits = raw.trim()
  if (/^\d+$/.test(digits)) return Number(digits)
  return /^\d{1,3}([\s'’.,])\d{3}(\1\d{3})*$/u.test(digits) ? Number(digits.replace(/\D/gu, '')) : NaN
}
