import { parseSync, Visitor } from 'oxc-parser'

/** One import as it is written; `used` when the file's own code needs it at run time: not a type, and not only handed on. */
export type Import = { readonly from: string; readonly used: boolean }

/** All that a source file takes from elsewhere: static, dynamic and handed on, and types too, for a type that looks up is still a thought that looks up. */
export function importsOf(path: string, text: string): Import[] {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const imports: Import[] = [
    ...module.staticImports.map((it) => ({ from: it.moduleRequest.value, used: it.entries.length === 0 || it.entries.some((entry) => !entry.isType) })),
    ...module.staticExports.flatMap((it) => it.entries).flatMap((it) => (it.moduleRequest ? [{ from: it.moduleRequest.value, used: false }] : [])),
    ...module.dynamicImports.map((it) => ({ from: text.slice(it.moduleRequest.start + 1, it.moduleRequest.end - 1), used: true })),
  ]
  new Visitor({ TSImportType: (node) => { if (node.source.type === 'Literal') imports.push({ from: String(node.source.value), used: false }) } }).visit(program)
  return imports
}
