import { parseSync, Visitor, type TSType } from 'oxc-parser'
import { matching, type Tree } from './tree.ts'

/** A table as a domain's tables.ts describes it: its columns, and whether each may be null. */
export type DescribedTable = { readonly path: string; readonly table: string; readonly columns: ReadonlyMap<string, { readonly nullable: boolean }> }

/** Every table that the domains describe, read from the type literals of their tables.ts. */
export function describedTables(tree: Tree): DescribedTable[] {
  return matching(tree, /^src\/domains\/[^/]+\/tables\.ts$/).flatMap(([path, text]) => tablesIn(path, text))
}

function tablesIn(path: string, text: string): DescribedTable[] {
  const { program } = parseSync(path, text)
  const named = new Map(program.body.flatMap((it) => (it.type === 'TSTypeAliasDeclaration' ? [[it.id.name, it.typeAnnotation] as const] : [])))
  const found: DescribedTable[] = []
  new Visitor({
    TSPropertySignature({ key, typeAnnotation }) {
      if (key.type !== 'Literal' || !typeAnnotation || !['TSTypeLiteral', 'TSIntersectionType'].includes(typeAnnotation.typeAnnotation.type)) return
      found.push({ path, table: String(key.value), columns: new Map(columnsOf(typeAnnotation.typeAnnotation)) })
    },
  }).visit(program)
  return found

  /** The columns of a row, with those that several tables of the domain have alike. */
  function columnsOf(row: TSType): [string, { readonly nullable: boolean }][] {
    if (row.type === 'TSIntersectionType') return row.types.flatMap(columnsOf)
    const alike = row.type === 'TSTypeReference' && row.typeName.type === 'Identifier' ? named.get(row.typeName.name) : undefined
    if (alike) return columnsOf(alike)
    if (row.type !== 'TSTypeLiteral') return []
    return row.members.flatMap((member) => member.type === 'TSPropertySignature' && member.key.type === 'Identifier'
      ? [[member.key.name, { nullable: /\bnull\b/.test(text.slice(member.typeAnnotation?.start, member.typeAnnotation?.end)) }] as [string, { nullable: boolean }]] : [])
  }
}
