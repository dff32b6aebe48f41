import { parseSync, Visitor } from 'oxc-parser'
import { matching, type Tree } from './tree.ts'

/** A table as a domain's tables.ts describes it: its columns, and whether each may be null. */
export type DescribedTable = { readonly path: string; readonly table: string; readonly columns: ReadonlyMap<string, { readonly nullable: boolean }> }

/** Every table that the domains describe, read from the type literals of their tables.ts. */
export function describedTables(tree: Tree): DescribedTable[] {
  return matching(tree, /^src\/domains\/[^/]+\/tables\.ts$/).flatMap(([path, text]) => tablesIn(path, text))
}

function tablesIn(path: string, text: string): DescribedTable[] {
  const found: DescribedTable[] = []
  new Visitor({
    TSPropertySignature({ key, typeAnnotation }) {
      if (key.type !== 'Literal' || typeAnnotation?.typeAnnotation.type !== 'TSTypeLiteral') return
      const columns = typeAnnotation.typeAnnotation.members.flatMap((member) =>
        member.type === 'TSPropertySignature' && member.key.type === 'Identifier'
          ? [[member.key.name, { nullable: /\bnull\b/.test(text.slice(member.typeAnnotation?.start, member.typeAnnotation?.end)) }] as const]
          : [])
      found.push({ path, table: String(key.value), columns: new Map(columns) })
    },
  }).visit(parseSync(path, text).program)
  return found
}
