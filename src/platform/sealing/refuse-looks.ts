import { BinaryOperationNode, OperatorNode, ReferenceNode, SelectQueryNode, ValueNode, type OperationNode } from 'kysely'
import { sealedIn, sourcesOf, type Source } from './scope.ts'

/**
 * The database sees no words, so nothing may be looked for, put in order, counted or joined by them: a statement that does is a mistake of ours and is refused
 * before it is sent. Whether there is anything at all (null or not) may be asked.
 */
export function refuseLooks(node: unknown, sources: readonly Source[]): void {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) return node.forEach((one) => refuseLooks(one, sources))
  const one = node as OperationNode
  if (one.kind === 'ValueNode' || one.kind === 'PrimitiveValueListNode') return
  if (ReferenceNode.is(one)) {
    const found = sealedIn(sources, one)
    if (found) throw new Error(`${found.source.table}.${found.column} is sealed: it can be read out, and not be looked for, ordered, counted or handed to a sub-query`)
    return
  }
  if (BinaryOperationNode.is(one) && asksForNull(one)) return
  const inside = SelectQueryNode.is(one) ? sourcesOf([...(one.from?.froms ?? []), ...(one.joins ?? []).map(({ table }) => table)]) : sources
  for (const key in one) refuseLooks((one as unknown as Record<string, unknown>)[key], inside)
}

function asksForNull({ operator, rightOperand }: BinaryOperationNode): boolean {
  return OperatorNode.is(operator) && /^is( not)?$/.test(operator.operator) && ValueNode.is(rightOperand) && rightOperand.value === null
}
