import { globSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import asc from 'assemblyscript/asc'
import { root } from './run.ts'

const assembly = 'src/kernel/fast/assembly'

/** The kernel's AssemblyScript, compiled: the text of each file under src/kernel/fast/compiled, by its path. */
export async function compiledKernels(): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const path of globSync(`${assembly}/*.ts`, { cwd: root }).sort()) {
    const name = basename(path, '.ts')
    texts.set(`src/kernel/fast/compiled/${name}.ts`, textOf(name, await compile(path)))
  }
  return texts
}

/** Memory is handed in (its size is the caller's); no runtime, no checks: addresses are the host's, and tests hold the results to the plain twins. */
async function compile(path: string): Promise<Uint8Array> {
  const asked = [path, '--baseDir', root, '--outFile', 'out.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd', '--lowMemoryLimit', '--memoryBase', '16']
  let wasm: Uint8Array | undefined
  const { error, stderr } = await asc.main(asked, {
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) wasm = contents as Uint8Array
    },
  })
  if (error || !wasm) throw new Error(`${path} does not compile.\n${stderr.toString()}`, { cause: error })
  return wasm
}

const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

const textOf = (name: string, wasm: Uint8Array) =>
  `/** assembly/${name}.ts, compiled (${wasm.length} bytes). Made by \`npm run fast\`, never by hand. */\nexport const ${camel(name)} = '${Buffer.from(wasm).toString('base64')}'\n`

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  for (const [path, text] of await compiledKernels()) {
    writeFileSync(join(root, path), text)
    console.log(`${path}: ${text.length} letters`)
  }
}
