import type { AllKept } from './kept.ts'
import { looksAt, timedRules } from './timed-rules.ts'

/** What the keeper's login may do to a table: look at these columns; change these; take rows away. */
type May = { readonly select: string[]; readonly update: string[]; readonly deletes: boolean }

/** What the tags let the keeper's login do, by table, when these columns name each table's rows; nothing to any other. The grants in the migrations are held to this. */
export function keeperMay(kept: AllKept, keys: Readonly<Record<string, readonly string[]>>): Record<string, May> {
  const may: Record<string, { select: Set<string>; update: Set<string>; deletes: boolean }> = {}
  const at = (table: string) => (may[table] ??= { select: new Set(['directorate_id']), update: new Set(), deletes: false })
  const touch = (table: string, looks: readonly string[], blank: object | undefined) => {
    for (const column of [...looks, ...Object.keys(blank ?? {}), ...(keys[table] ?? [])]) at(table).select.add(column)
    for (const column of Object.keys(blank ?? {})) at(table).update.add(column)
    if (blank === undefined) at(table).deletes = true
  }
  for (const rule of timedRules(kept)) {
    touch(rule.table, [...looksAt(rule), ...whoOf(kept, rule.table)], rule.blank)
    if (typeof rule.since === 'string') continue
    const [there, columns] = 'by' in rule.since ? [rule.since.table, ['id', rule.since.at]] : [rule.since.last, [rule.since.of, rule.since.at]]
    for (const column of columns) at(there).select.add(column)
  }
  for (const [table, { erase }] of Object.entries(kept)) {
    if (erase === 'row') touch(table, whoOf(kept, table), undefined)
    else if (erase && 'blank' in erase) touch(table, whoOf(kept, table), erase.blank)
  }
  return Object.fromEntries(Object.entries(may).sort(([one], [other]) => (one < other ? -1 : 1)).map(([table, { select, update, deletes }]) => [table, { select: [...select].sort(), update: [...update].sort(), deletes }]))
}

const whoOf = (kept: AllKept, table: string) => Object.entries(kept[table]!.columns).filter(([, column]) => column === 'who').map(([name]) => name)
