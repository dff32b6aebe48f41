import { AndNode, BinaryOperationNode, ColumnNode, ColumnUpdateNode, InsertQueryNode, OnConflictNode, OperatorNode, PrimitiveValueListNode, ReferenceNode, ValueListNode, ValueNode, ValuesNode, type OperationNode, type UpdateQueryNode } from 'kysely'
import { freshKey, sealedBytesUnder, sealedUnder, type RowKey, type Purpose, type RowName } from '../secrets/envelope.ts'
import type { SealedTable } from '../secrets/sealed-columns.ts'
import type { Source } from './scope.ts'

/** A row's name as it is sealed to it: its key, as the database would write it. */
export const rowOf = (table: string, key: readonly unknown[]): RowName => ({ table, row: key.map((part) => String(part).toLowerCase()).join('|') })

/** An insertion with its words sealed, a fresh data key for each row. */
export function insertSealed(node: InsertQueryNode, { table, sealed }: Source): InsertQueryNode {
  const at = new Map((node.columns ?? []).map(({ column }, place) => [column.name, place]))
  const columns = Object.keys(sealed!.columns).filter((column) => at.has(column))
  if (columns.length === 0) return node
  if (!node.values || !ValuesNode.is(node.values)) throw new Error(`${table} has sealed columns: its rows are written one by one, not drawn from a statement`)
  let last: (column: string, words: unknown) => unknown = () => undefined
  const values = node.values.values.map((row) => {
    const plain: readonly unknown[] = PrimitiveValueListNode.is(row) ? row.values : row.values.map((value) => (ValueNode.is(value) ? value.value : value))
    last = sealer(table, sealed!, sealed!.key.map((column) => known(plain[at.get(column) ?? -1], table)))
    const kept = new Map(columns.map((column) => [at.get(column)!, left(plain[at.get(column)!]) ? null : last(column, plain[at.get(column)!])] as const))
    if (PrimitiveValueListNode.is(row)) return PrimitiveValueListNode.create(row.values.map((value, place) => kept.get(place) ?? value))
    return ValueListNode.create(row.values.map((value, place) => (kept.get(place) ? ValueNode.create(kept.get(place)) : value)))
  })
  return InsertQueryNode.cloneWith(node, { values: ValuesNode.create(values), ...(node.onConflict && { onConflict: conflictSealed(node.onConflict, table, sealed!, values.length === 1 ? last : null) }) })
}

/** What is written instead where a row is there already: its own key is that of the row that would have been written. */
function conflictSealed(conflict: OnConflictNode, table: string, sealed: SealedTable, seal: ((column: string, words: unknown) => unknown) | null): OnConflictNode {
  const touched = (conflict.updates ?? []).filter(({ column }) => sealed.columns[columnOf(column)])
  if (touched.length === 0) return conflict
  const by = (conflict.columns ?? []).map(({ column }) => column.name)
  if (by.length !== sealed.key.length || !sealed.key.every((column) => by.includes(column))) throw new Error(`${table} has sealed columns: a row that is there already is known by its whole key`)
  return OnConflictNode.cloneWith(conflict, { updates: conflict.updates!.map((update) => {
    if (!touched.includes(update) || (ReferenceNode.is(update.value) && update.value.table?.table.identifier.name === 'excluded')) return update
    if (seal === null) throw new Error(`${table} has sealed columns: of several rows at once only what was brought (excluded) is taken over`)
    return ColumnUpdateNode.create(update.column, ValueNode.create(seal(columnOf(update.column), valueOf(update.value, table))))
  }) })
}

/** A change with its words sealed: the one row it changes is named whole. */
export function updateSealed(node: UpdateQueryNode, { table, sealed }: Source): UpdateQueryNode {
  const touched = (node.updates ?? []).filter(({ column, value }) => sealed!.columns[columnOf(column)] && !(ValueNode.is(value) && value.value === null))
  if (touched.length === 0) return node
  const equal = equalities(node.where?.where)
  const seal = sealer(table, sealed!, sealed!.key.map((column) => known(equal.get(column), table)))
  return { ...node, updates: node.updates!.map((update) => (touched.includes(update) ? ColumnUpdateNode.create(update.column, ValueNode.create(seal(columnOf(update.column), valueOf(update.value, table)))) : update)) }
}

/** Seals the columns of one row under one data key for each purpose, made when it is first needed. */
function sealer(table: string, { columns, json, bytes }: SealedTable, key: readonly unknown[]): (column: string, words: unknown) => unknown {
  const row = rowOf(table, key), keys = new Map<Purpose, RowKey>()
  return (column, words) => {
    if (words === null || words === undefined) return words
    const purpose = columns[column]!
    const under = keys.get(purpose) ?? freshKey(purpose, row)
    keys.set(purpose, under)
    if (bytes?.includes(column) && words instanceof Uint8Array) return sealedBytesUnder(under, row, column, words)
    const text = bytes?.includes(column) ? null : typeof words === 'string' ? words : json?.includes(column) && !isNode(words) ? JSON.stringify(words) : null
    if (text === null) throw new Error(`${table}.${column} is sealed: it is written from words, not from an expression`)
    const kept = sealedUnder(under, row, column, text)
    return json?.includes(column) ? JSON.stringify(kept) : kept
  }
}

function known(part: unknown, table: string): unknown {
  if (typeof part === 'string' || typeof part === 'number') return part
  throw new Error(`${table} has sealed columns: whoever writes them names the row by its whole key`)
}

function valueOf(node: OperationNode, table: string): unknown {
  if (ValueNode.is(node)) return node.value
  throw new Error(`${table} has sealed columns: they are written from words, not from an expression`)
}

/** The columns that a condition holds to one value each. */
function equalities(node: OperationNode | undefined): Map<string, unknown> {
  if (node === undefined) return new Map()
  if (AndNode.is(node)) return new Map([...equalities(node.left), ...equalities(node.right)])
  if (!BinaryOperationNode.is(node) || !OperatorNode.is(node.operator) || node.operator.operator !== '=' || !ValueNode.is(node.rightOperand) || !ReferenceNode.is(node.leftOperand)) return new Map()
  return new Map([[columnOf(node.leftOperand.column), node.rightOperand.value]])
}

/** Nothing is said of the column in this row of several. */
const left = (value: unknown) => isNode(value) && (value as OperationNode).kind === 'DefaultInsertValueNode'
const columnOf = (node: OperationNode): string => (ColumnNode.is(node) ? node.column.name : ReferenceNode.is(node) && ColumnNode.is(node.column) ? node.column.column.name : '')
const isNode = (words: unknown): boolean => typeof words === 'object' && words !== null && typeof (words as { kind?: unknown }).kind === 'string' && (words as { kind: string }).kind.endsWith('Node')
