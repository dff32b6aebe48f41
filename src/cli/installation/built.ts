import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { plain } from '#platform/plain.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A fresh copy of the project has its pages built before it first serves them. */
export function built(): void {
  if (existsSync(`${root}/build/server/index.js`) && existsSync(`${root}/dist/islands/manifest.json`)) return
  console.error('Building the pages, once …')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/build.ts'], { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: `${root}/node_modules/.bin:${process.env.PATH ?? ''}` } })
  if (status !== 0) throw plain(`The pages could not be built.\n${stdout}\n${stderr}`)
}
