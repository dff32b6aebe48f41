import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { root } from './run.ts'

/** What a phone is sent is packed as small as can be; what no page sends for yet, as quickly. */
const folders = { 'dist/islands': constants.BROTLI_MAX_QUALITY, 'build/client/assets': 9 } as const

/** Lays beside each built script and style what it is when packed, so that no request ever waits for it. */
export function pack(): void {
  for (const [folder, quality] of Object.entries(folders)) {
    for (const name of globSync('*.{js,mjs,css,svg}', { cwd: join(root, folder) })) {
      const path = join(root, folder, name), plain = readFileSync(path)
      writeFileSync(`${path}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }))
      writeFileSync(`${path}.gz`, gzipSync(plain))
    }
  }
}
