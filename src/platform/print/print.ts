import { createRequire } from 'node:module'

type Document = object
type Outcome = { readonly result: Document | null; takeDiagnostics(): { readonly shortDiagnostics: readonly unknown[] } | null }
type Compiler = {
  compile(from: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> }): Outcome
  pdf(document: Document, how: { readonly pdfStandard: string; readonly creationTimestamp: number }): Buffer
  evictCache(age: number): void
}
type Typst = { readonly NodeCompiler: { create(): Compiler } }

/** The machine's own builds of Typst 0.14; on other machines nothing can be printed. */
const builds = ['gnu', 'musl'].map((kind) => `@myriaddreamin/typst-ts-node-compiler-linux-x64-${kind}`)

let press: Compiler | null | undefined

/** Lays a template of ours out as a tagged PDF (PDF/UA-1), with what it is given as texts; null where this machine has no press. Between laying out and writing whoever asked is told. */
export function print(template: string, inputs: Readonly<Record<string, string>>, now: Date, laidOut: () => void = () => {}): Buffer | null {
  press ??= openPress()
  if (press === null) return null
  const laid = press.compile({ mainFileContent: template, inputs })
  if (laid.result === null) throw new Error(`the template cannot be laid out: ${JSON.stringify(laid.takeDiagnostics()?.shortDiagnostics)}`)
  try {
    laidOut()
    return press.pdf(laid.result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(now.getTime() / 1000) })
  } finally {
    // What was printed is nobody's to find in memory afterwards.
    press.evictCache(0)
  }
}

function openPress(): Compiler | null {
  const load = createRequire(import.meta.url)
  for (const build of builds) {
    try {
      return (load(build) as Typst).NodeCompiler.create()
    } catch (absent) {
      if (!/MODULE_NOT_FOUND|ERR_DLOPEN_FAILED/.test(String((absent as { code?: unknown }).code))) throw absent
    }
  }
  return null
}
