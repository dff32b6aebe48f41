import { AliasNode, ColumnNode, IdentifierNode, ReferenceNode, SelectAllNode, SelectionNode, type OperationNode } from 'kysely'
import type { Purpose } from '../secrets/envelope.ts'
import { sealedIn, type Found, type Source } from './scope.ts'
import { refuseLooks } from './refuse-looks.ts'

/** A sealed column that a statement answers: under which name, of which table, and under which names its row's key comes along. */
export type Output = { readonly name: string; readonly table: string; readonly column: string; readonly purpose: Purpose; readonly json: boolean; readonly bytes: boolean; readonly key: readonly string[] }
/** What a statement answers beside what it was asked for. */
export type ReadOut = { readonly outputs: readonly Output[]; readonly selections: readonly SelectionNode[] }

/** Finds the sealed columns among what a statement answers, and lets the keys of their rows come along, under names that nobody else uses. */
export function readOut(selections: readonly SelectionNode[], sources: readonly Source[]): ReadOut {
  const found = selections.flatMap(({ selection }) => named(selection, sources))
  const along = new Map<Source, readonly string[]>()
  const more: SelectionNode[] = []
  for (const { source } of found) {
    if (along.has(source)) continue
    const names = source.sealed!.key.map((_, at) => `~${along.size}.${at}`)
    along.set(source, names)
    source.sealed!.key.forEach((column, at) => more.push(SelectionNode.create(AliasNode.create(ReferenceNode.create(ColumnNode.create(column), source.node), IdentifierNode.create(names[at]!)))))
  }
  return {
    selections: [...selections, ...more],
    outputs: found.map(({ name, source, column }) => ({ name, table: source.table, column, purpose: source.sealed!.columns[column]!, json: source.sealed!.json?.includes(column) ?? false, bytes: source.sealed!.bytes?.includes(column) ?? false, key: along.get(source)! })),
  }
}

/** What one piece of a list of answers answers under which names. */
function named(selection: OperationNode, sources: readonly Source[]): (Found & { name: string })[] {
  if (SelectAllNode.is(selection)) return allOf(sources)
  if (ReferenceNode.is(selection)) {
    const { table, column } = selection
    if (SelectAllNode.is(column)) return allOf(sources.filter((source) => !table || source.called === (table.table.schema ? `${table.table.schema.name}.` : '') + table.table.identifier.name))
    const found = sealedIn(sources, selection)
    return found ? [{ ...found, name: found.column }] : []
  }
  if (AliasNode.is(selection) && ReferenceNode.is(selection.node) && IdentifierNode.is(selection.alias)) {
    const found = sealedIn(sources, selection.node)
    return found ? [{ ...found, name: selection.alias.name }] : []
  }
  refuseLooks(selection, sources)
  return []
}

const allOf = (sources: readonly Source[]) => sources.flatMap((source) => Object.keys(source.sealed?.columns ?? {}).map((column) => ({ source, column, name: column })))
