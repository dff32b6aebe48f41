import pino from 'pino'

/** Names under which an address of a person, or what a person typed, would reach the log: dropped wherever they occur. */
const untold = new Set(['ip', 'address', 'remoteAddress', 'remotePort', 'forwarded', 'headers', 'cookie', 'query', 'search', 'body', 'parameters'])

/** The machine's diary for its operator, on standard error: no addresses of persons, no query strings, no bodies. */
export function openLog(level = process.env.VATRA_LOG || 'info', to: pino.DestinationStream = pino.destination({ dest: 2, sync: true })) {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { log: withoutPersons } }, to)
}

function withoutPersons(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !untold.has(name)).map(([name, value]) => [name, told(name, value)]))
}

function told(name: string, value: unknown): unknown {
  if (typeof value === 'string' && (name === 'url' || name === 'path')) return value.replace(/[?#].*$/s, '')
  if (value instanceof Error) return { name: value.name, stack: value.stack }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return withoutPersons(value as Record<string, unknown>)
  return value
}
