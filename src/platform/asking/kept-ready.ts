import type pg from 'pg'

/** So many statements at most are kept ready by each connection: about 12 KB each with the rules of rows that PostgreSQL reads into them. */
const most = 256
/** A statement that comes again this often is one of those that come all day. */
const often = 3
/** How often each statement was asked; it forgets when lists of every length have filled it. */
const asked = new Map<string, number>()
const names = new Map<string, string>()
const keeping = new WeakSet<pg.PoolClient>()
let turn = 1

type Ask = (asked: unknown, values?: unknown, ...more: unknown[]) => unknown

/**
 * A connection that keeps ready what is asked again and again: PostgreSQL reads and rewrites such a statement, with the rules of its rows, once
 * for each connection and not each time, and it goes there by its name. What stands in it stays apart from it, as before.
 */
export function keepingReady(client: pg.PoolClient): pg.PoolClient {
  if (keeping.has(client)) return client
  keeping.add(client)
  const ask = client.query.bind(client) as Ask
  client.query = ((text, values, ...more) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && more.length === 0 ? nameOf(text) : undefined
    return name === undefined ? ask(text, values, ...more) : (ask({ name, text, values }) as Promise<unknown>).catch(anew)
  }) as Ask as typeof client.query
  return client
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= most) return known && `${known}_${turn}`
  const times = (asked.get(text) ?? 0) + 1
  if (asked.size > 20 * most) asked.clear()
  asked.set(text, times)
  if (times < often) return undefined
  asked.delete(text)
  names.set(text, `kept_${names.size}`)
  return nameOf(text)
}

/** A table that was given another form meanwhile: whoever asked is told, and from then on everything is read anew, under other names. */
function anew(fault: unknown): never {
  if ((fault as { readonly code?: unknown }).code === '0A000') turn++
  throw fault
}
