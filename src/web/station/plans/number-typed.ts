/** A number as people type it, with a comma or a point; what is no number stays as it was typed, for the deed to say so. */
export function numberTyped(typed: unknown): unknown {
  if (typeof typed !== 'string' || typed.trim() === '') return typed === '' ? undefined : typed
  const read = Number(typed.trim().replace(/\s|%/g, '').replace(',', '.'))
  return Number.isFinite(read) ? read : typed
}
