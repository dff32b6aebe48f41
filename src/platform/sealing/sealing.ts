import { InsertQueryNode, SelectQueryNode, UpdateQueryNode, DeleteQueryNode, TableNode, type KyselyPlugin, type RootOperationNode, type SelectionNode, type UnknownRow } from 'kysely'
import { openedBytes, openedWords } from '../secrets/envelope.ts'
import { readOut, type Output, type ReadOut } from './read-out.ts'
import { refuseLooks } from './refuse-looks.ts'
import { namesSealed, sourcesOf, type Source } from './scope.ts'
import { SealBroken } from './seal-broken.ts'
import { insertSealed, rowOf, updateSealed } from './written-sealed.ts'

/**
 * Seals what is written and opens what is read, for every statement of a login: nobody has to remember it, and a statement that would need the
 * database to see the words is refused before it is sent. Raw SQL goes by; the database takes no unsealed words from it either.
 */
export function sealing(): KyselyPlugin {
  const asked = new WeakMap<object, readonly Output[]>()
  return {
    transformQuery({ node, queryId }) {
      if (!namesSealed(node)) return node
      const { node: sent, outputs } = sealedStatement(node)
      asked.set(queryId, outputs)
      return sent
    },
    async transformResult({ result, queryId }) {
      const outputs = asked.get(queryId)
      return !outputs || outputs.length === 0 ? result : { ...result, rows: openedRows(result.rows, outputs) }
    },
  }
}

type Statement = { readonly node: RootOperationNode; readonly outputs: readonly Output[] }

function sealedStatement(node: RootOperationNode): Statement {
  if (SelectQueryNode.is(node)) return selected(node)
  const table = InsertQueryNode.is(node) ? node.into : UpdateQueryNode.is(node) ? node.table : DeleteQueryNode.is(node) ? node.from.froms[0] : undefined
  const [source] = sourcesOf([table])
  if (!source) {
    refuseLooks(node, [])
    return { node, outputs: [] }
  }
  const written = node as InsertQueryNode | UpdateQueryNode | DeleteQueryNode
  const out = readOut(written.returning?.selections ?? [], [source])
  const sealed = source.sealed === null ? written : InsertQueryNode.is(written) ? insertSealed(written, source) : UpdateQueryNode.is(written) ? updateSealed(written, source) : written
  looked(written, source)
  return { node: written.returning ? ({ ...sealed, returning: { ...written.returning, selections: out.selections } } as RootOperationNode) : sealed, outputs: out.outputs }
}

/** What a changing statement looks at beside what it writes and answers. */
function looked(node: InsertQueryNode | UpdateQueryNode | DeleteQueryNode, source: Source): void {
  if (InsertQueryNode.is(node)) return refuseLooks([node.with, node.values, node.onConflict?.updateWhere], node.values && TableNode.is(node.values) ? [] : [source])
  const also = sourcesOf([...(UpdateQueryNode.is(node) ? (node.from?.froms ?? []) : (node.using?.tables ?? [])), ...(node.joins ?? []).map(({ table }) => table)])
  refuseLooks([node.with, node.where, ...(UpdateQueryNode.is(node) ? [node.from, (node.updates ?? []).map(({ value }) => value)] : [])], [source, ...also])
}

function selected(node: SelectQueryNode): Statement {
  const sources = sourcesOf([...(node.from?.froms ?? []), ...(node.joins ?? []).map(({ table }) => table)])
  const out: ReadOut = readOut(node.selections ?? [], sources)
  const { selections, ...rest } = node
  refuseLooks({ ...rest, kind: 'Rest' }, sources)
  if (out.outputs.length > 0 && (node.groupBy || node.setOperations || (node.frontModifiers ?? []).some(({ modifier }) => modifier === 'Distinct'))) {
    throw new Error(`${out.outputs[0]!.table}.${out.outputs[0]!.column} is sealed: it cannot be grouped, made distinct or put together with others in the database`)
  }
  return { node: selections ? { ...node, selections: out.selections as SelectionNode[] } : node, outputs: out.outputs }
}

/** The rows with their words, the keys of a row unwrapped once for all its columns. */
function openedRows(rows: readonly UnknownRow[], outputs: readonly Output[]): UnknownRow[] {
  const along = new Set(outputs.flatMap(({ key }) => key))
  return rows.map((row) => {
    const memo = new Map<string, Buffer>(), seen: UnknownRow = {}
    for (const name in row) if (!along.has(name)) seen[name] = row[name]
    for (const output of outputs) if (row[output.name] !== null && row[output.name] !== undefined) seen[output.name] = openedValue(row, output, memo)
    return seen
  })
}

function openedValue(row: UnknownRow, { name, table, column, purpose, json, bytes, key }: Output, memo: Map<string, Buffer>): unknown {
  const kept = row[name]
  const of = rowOf(table, key.map((part) => row[part]))
  const words = bytes ? (Buffer.isBuffer(kept) ? openedBytes(purpose, of, column, kept) : null) : typeof kept === 'string' ? openedWords(purpose, of, column, kept, memo) : null
  if (words === null) throw new SealBroken(`${table}.${column}`)
  return json ? (JSON.parse(words as string) as unknown) : words
}
