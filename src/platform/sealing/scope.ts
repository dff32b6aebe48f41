import { AliasNode, IdentifierNode, TableNode, type OperationNode, type ReferenceNode } from 'kysely'
import { sealedColumns, type SealedTable } from '../secrets/sealed-columns.ts'

/** A table of a statement, by the name that the statement calls it. */
export type Source = { readonly called: string; readonly table: string; readonly sealed: SealedTable | null; readonly node: TableNode }
/** A column that is kept sealed, and the source it is of. */
export type Found = { readonly source: Source; readonly column: string }

/** The tables that a statement reads from or writes to; sub-queries in their place are scopes of their own. */
export function sourcesOf(nodes: readonly (OperationNode | undefined)[]): Source[] {
  return nodes.flatMap((node) => {
    if (node === undefined) return []
    if (TableNode.is(node)) return [{ called: nameOf(node), table: nameOf(node), sealed: sealedColumns[nameOf(node)] ?? null, node }]
    if (!AliasNode.is(node) || !IdentifierNode.is(node.alias)) return []
    const called = node.alias.name
    const table = TableNode.is(node.node) ? nameOf(node.node) : ''
    return [{ called, table, sealed: sealedColumns[table] ?? null, node: TableNode.create(called) }]
  })
}

/** The sealed column that a reference means, if it means one. Without a table's name it is of the only table, or of the one that has such a column. */
export function sealedIn(sources: readonly Source[], reference: ReferenceNode): Found | null {
  if (reference.column.kind !== 'ColumnNode') return null
  const column = reference.column.column.name
  const called = reference.table && nameOf(reference.table)
  const source = sources.find((one) => (called === undefined || one.called === called) && one.sealed?.columns[column])
  return source ? { source, column } : null
}

/** A table's name as the list of sealed columns has it. */
export const nameOf = ({ table }: TableNode): string => (table.schema ? `${table.schema.name}.${table.identifier.name}` : table.identifier.name)

/** Does a statement name any table with sealed columns? */
export function namesSealed(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  if (Array.isArray(node)) return node.some(namesSealed)
  if ((node as OperationNode).kind === 'TableNode') return sealedColumns[nameOf(node as TableNode)] !== undefined
  if ((node as OperationNode).kind === 'ValueNode' || (node as OperationNode).kind === 'PrimitiveValueListNode') return false
  for (const key in node) if (namesSealed((node as Record<string, unknown>)[key])) return true
  return false
}
