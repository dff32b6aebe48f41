import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import type { Shape } from '../../src/kernel/door/held.ts'
import { both, either, indexed, membersOf, object, picked, unread } from './joined.ts'

/** What a function takes: an argument's name (null where it is taken apart at once), its shape, and whether it may be left out. */
export type Argument = { readonly name: string | null; readonly shape: Shape; readonly optional: boolean }

/** A piece of parsed types; which of the parts are there its `type` says. */
type Node = { readonly [part in 'type' | 'name' | 'operator']: string }
  & { readonly value: string; readonly optional?: boolean }
  & { readonly [part in 'members' | 'types' | 'params' | 'elementTypes' | 'specifiers' | 'declarations']: readonly Node[] }
  & { readonly [part in 'elementType' | 'objectType' | 'indexType' | 'literal' | 'typeName' | 'left' | 'right' | 'qualifier' | 'exprName' | 'source' | 'local' | 'imported' | 'key']: Node }
  & { readonly [part in 'id' | 'init' | 'declaration' | 'typeAnnotation' | 'typeParameters' | 'typeArguments' | 'constraint' | 'returnType']?: Node | null }
type Found = { readonly node: Node; readonly file: string }
type Place = { readonly file: string; readonly bound: ReadonlyMap<string, Shape> }

const words: Readonly<Record<string, Shape>> = {
  TSNumberKeyword: 'number', TSStringKeyword: 'string', TSBooleanKeyword: 'boolean', TSFunctionType: 'function', TSUnknownKeyword: 'any', TSAnyKeyword: 'any',
  TSNullKeyword: { is: 'word', of: [null] }, TSUndefinedKeyword: { is: 'word', of: [undefined] },
}
const classes = /^(Map|Set|WebAssembly\.Memory|(Float|Int|Uint|BigInt|BigUint)\d+(Clamped)?Array)$/
const constants = /^TS((Number|String|Boolean)Keyword|TypeOperator|TupleType|ArrayType|LiteralType)$/

/**
 * Reads the types that a package declares, so that what comes from a caller without types can be held against them: what a function
 * takes, in all its signatures, and null for a value that is no function.
 */
export function shapeReader(folder: string): { readonly takes: (path: string, name: string) => Argument[] | null } {
  const files = new Map<string, readonly Node[]>(), within: Node[] = []
  return { takes }

  function takes(path: string, name: string): Argument[] | null {
    const found = declared(path, name), constant = found.find(({ node }) => node.type === 'VariableDeclarator')?.node
    if (constant) return isPlain(constant) ? null : unread('a constant that may be a function', name)
    const signatures = found.filter(({ node }) => node.type === 'TSDeclareFunction').map((one) => signature(name, one)), [first] = signatures
    if (!first || signatures.some((one) => one.length !== first.length)) return unread(`${signatures.length} signatures that are not alike`, name)
    return first.map((one, k) => ({ ...one, shape: either(signatures.map((other) => other[k]!.shape)) }))
  }

  function signature(name: string, { node, file }: Found): Argument[] {
    const bound = new Map<string, Shape>()
    for (const own of node.typeParameters?.params ?? []) bound.set(nameOf(own), own.constraint ? read(own.constraint, { file, bound }, name) : 'any')
    return node.params.map((one) => {
      if (one.type !== 'Identifier' && one.type !== 'ObjectPattern') return unread(one.type, name)
      return { name: one.type === 'Identifier' ? one.name : null, shape: read(inside(one), { file, bound }, name), optional: one.optional === true }
    })
  }

  function opened(file: string): readonly Node[] {
    const known = files.get(file) ?? (parseSync(`${file}.d.ts`, readFileSync(join(folder, `${file}.d.ts`), 'utf8')).program.body as unknown as readonly Node[])
    files.set(file, known)
    return known
  }

  /** What a name stands for in a file: there, or in the file that it is taken from. */
  function declared(file: string, name: string): Found[] {
    const all = opened(file).map((it) => it.declaration ?? it).flatMap((it) => (it.type === 'VariableDeclaration' ? it.declarations : [it]))
    const own = all.filter((it) => it.id?.name === name)
    if (own.length > 0) return own.map((node) => ({ node, file }))
    const taken = opened(file).filter(({ type }) => type === 'ImportDeclaration').flatMap(({ specifiers, source }) => specifiers.map((one) => ({ one, source })))
    const from = taken.find(({ one }) => one.local.name === name)
    return from ? declared(beside(file, from.source), from.one.imported.name) : []
  }

  function read(node: Node, at: Place, asker: string): Shape {
    const go = (one: Node) => read(one, at, asker)
    switch (node.type) {
      case 'TSParenthesizedType': return go(inside(node))
      case 'TSLiteralType': return node.literal.type === 'Literal' ? { is: 'word', of: [node.literal.value] } : unread(node.literal.type, asker)
      case 'TSTypeOperator': return node.operator === 'readonly' ? go(inside(node)) : unread(node.operator, asker)
      case 'TSArrayType': return { is: 'list', of: go(node.elementType) }
      case 'TSTupleType': return { is: 'tuple', of: node.elementTypes.map((one) => go(one.type === 'TSNamedTupleMember' ? one.elementType : one)) }
      case 'TSUnionType': return either(node.types.map(go))
      case 'TSIntersectionType': return node.types.map(go).reduce((one, other) => both(one, other, asker))
      case 'TSTypeLiteral': return literal(node.members, at, asker)
      case 'TSIndexedAccessType': return indexed(go(node.objectType), node.indexType.type === 'TSNumberKeyword' ? null : node.indexType.literal.value, asker)
      case 'TSTypeQuery': return queried(node, ({ id }) => id?.typeAnnotation, at, asker)
      case 'TSImportType': return named(node.qualifier.name, { file: beside(at.file, node.source), bound: new Map() }, [], asker)
      case 'TSTypeReference': return reference(node, at, asker)
      default: return words[node.type] ?? unread(node.type, asker)
    }
  }

  function reference({ typeName, typeArguments }: Node, at: Place, asker: string): Shape {
    const given = typeArguments?.params ?? [], go = (k: number) => read(given[k]!, at, asker)
    const name = typeName.type === 'TSQualifiedName' ? `${typeName.left.name}.${typeName.right.name}` : typeName.name
    if (classes.test(name)) return name
    switch (name) {
      case 'ArrayLike': return { is: 'like', of: go(0) }
      case 'Array': case 'ReadonlyArray': return { is: 'list', of: go(0) }
      case 'ReadonlyMap': case 'ReadonlySet': return name.slice('Readonly'.length)
      case 'Readonly': return go(0)
      case 'Record': return { is: 'record', of: go(1) }
      case 'Pick': case 'Omit': return picked(membersOf(go(0), asker), go(1), name === 'Pick', asker)
      case 'Partial': { const { of, may } = membersOf(go(0), asker); return object({}, { ...of, ...may }) }
      case 'ReturnType': return queried(given[0]!, ({ returnType }) => returnType, at, asker)
      default: return at.bound.get(name) ?? named(name, at, given.map((_, k) => go(k)), asker)
    }
  }

  /** A type of the package's own, with what stands in its angle brackets; within itself it is read once more, then taken for any object. */
  function named(name: string, at: Place, given: readonly Shape[], asker: string): Shape {
    const [found] = declared(at.file, name)
    if (found?.node.type !== 'TSTypeAliasDeclaration') return unread(name, asker)
    const { node, file } = found
    if (within.filter((one) => one === node).length > 1) return object({}, {})
    within.push(node)
    const own = node.typeParameters?.params ?? [], shape = read(node.typeAnnotation!, { file, bound: new Map(own.map((it, k) => [nameOf(it), given[k] ?? 'any'])) }, asker)
    within.pop()
    return shape
  }

  function literal(members: readonly Node[], at: Place, asker: string): Shape {
    const of: Record<string, Shape> = {}, may: Record<string, Shape> = {}
    for (const one of members) {
      if (one.type !== 'TSPropertySignature' && one.type !== 'TSMethodSignature') return unread(one.type, asker)
      const into = one.optional ? may : of
      into[one.key.name ?? one.key.value] = one.type === 'TSMethodSignature' ? 'function' : read(inside(one), at, asker)
    }
    return object(of, may)
  }

  /** The type of a constant, or what a function gives back. */
  function queried(node: Node, part: (of: Node) => Node | null | undefined, at: Place, asker: string): Shape {
    const [found] = node.type === 'TSTypeQuery' ? declared(at.file, node.exprName.name) : [], type = found && part(found.node)
    return type ? read(type.typeAnnotation!, { file: found.file, bound: new Map() }, asker) : unread('the type of what is not declared', asker)
  }
}

/** Whether a constant is surely no function. */
function isPlain({ id, init }: Node): boolean {
  const type = id?.typeAnnotation?.typeAnnotation?.type
  return type === undefined ? init?.type === 'Literal' : constants.test(type)
}

/** The name of a type parameter, which is a node of its own. */
const nameOf = (own: Node) => (own.name as unknown as Node).name
const beside = (file: string, from: Node) => posix.join(posix.dirname(file), from.value).replace(/\.js$/, '')

/** The type behind the colon, or in the brackets. */
function inside({ typeAnnotation }: Node): Node {
  return typeAnnotation!.type === 'TSTypeAnnotation' ? typeAnnotation!.typeAnnotation! : typeAnnotation!
}
