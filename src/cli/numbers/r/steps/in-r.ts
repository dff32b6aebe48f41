/** A value as R writes it: text in quotes, a list as c(…), nothing as NULL. */
export function inR(value: string | number | boolean | null | readonly (string | number)[]): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return `"${value.replaceAll(/[\\"]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`
  if (typeof value === 'number') return value === Infinity ? 'Inf' : value === -Infinity ? '-Inf' : String(value)
  return value.length === 1 ? inR(value[0]!) : `c(${value.map(inR).join(', ')})`
}
