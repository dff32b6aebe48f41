import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { startPostgres } from '#platform/postgres/start-postgres.ts'
import { askedHere } from './asked-here.ts'

/**
 * A new installation in a folder whose database runs as long as the file's tests do: each command adopts it, instead of starting and stopping one of its own.
 * The folder goes with it. It is awaited before any hook, for a command that blocks would wait for a start that it keeps from ending.
 */
export async function keptOpen(folder: string): Promise<Readonly<Record<'VATRA_FOLDER' | 'VATRA_KEYS', string>>> {
  const env = { VATRA_FOLDER: join(folder, 'data'), VATRA_KEYS: join(folder, 'keys', 'root.key') }
  const open = await startPostgres({ folder: env.VATRA_FOLDER, durable: true })
  assert.equal(open.adopted, false)
  after(async () => {
    await open.stop()
    rmSync(folder, { recursive: true })
  })
  const { status, stderr } = await askedHere(env, ['migrate'])
  assert.equal(status, 0, stderr)
  return env
}
