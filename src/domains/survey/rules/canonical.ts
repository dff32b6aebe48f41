/** The same text for the same content, whatever the order in which its fields were written; lists keep theirs, for order is method. */
export function canonical(content: unknown): string {
  if (Array.isArray(content)) return `[${content.map(canonical).join(',')}]`
  if (content === null || typeof content !== 'object') return JSON.stringify(content)
  const fields = Object.entries(content).filter(([, value]) => value !== undefined).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`).join(',')}}`
}
