import assert from 'node:assert/strict'
import type { SpawnSyncReturns } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { startPostgres } from '#platform/postgres/start-postgres.ts'

/**
 * A new installation in a folder whose database runs as long as the file's tests do: each command adopts it, instead of starting and stopping one of its own.
 * The folder goes with it. It is awaited before any hook, for a command that blocks would wait for a start that it keeps from ending.
 */
export async function keptOpen(folder: string, call: (args: string[]) => SpawnSyncReturns<string>): Promise<void> {
  const { status, stderr } = call(['migrate'])
  assert.equal(status, 0, stderr)
  const open = await startPostgres({ folder: join(folder, 'data'), durable: true })
  assert.equal(open.adopted, false)
  after(async () => {
    await open.stop()
    rmSync(folder, { recursive: true })
  })
}
