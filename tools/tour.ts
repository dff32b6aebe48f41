import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSafely } from '../src/platform/db.ts'
import { openBrowser } from '../src/testing/browser.ts'
import { anotherDatabase, serverAt, throwAway } from '../src/testing/throw-away.ts'
import { livedTown } from '../src/testing/tour/lived-town.ts'
import { frontPage, steps } from '../src/testing/tour/steps.ts'
import { walk } from '../src/testing/tour/walk.ts'
import { root } from './run.ts'

const pictures = join(root, 'docs/pictures')

/** Draws the pictures of the tour and of the front page anew, by the walk that the tests take. */
async function draw(): Promise<void> {
  const { at, end } = await throwAway()
  process.env.VATRA_KEYS = join(at.folder, 'keys', 'root.key')
  await anotherDatabase(at, 'tour', { migrated: true })
  const store = await openSafely(serverAt(at, 'tour'), at.passwords, { durable: false, then: async () => {} })
  const browser = await openBrowser()
  try {
    const town = await livedTown(store, browser)
    mkdirSync(join(pictures, 'tour'), { recursive: true })
    const [[front], seen] = [await walk(town, [frontPage]), await walk(town, steps)]
    writeFileSync(join(pictures, `${frontPage.name}.png`), front!.picture!)
    for (const { step, picture } of seen) writeFileSync(join(pictures, 'tour', `${step.name}.png`), picture!)
    await town.stop()
  } finally {
    await browser.close()
    await store.close()
    await end()
  }
}

if (import.meta.main) await draw()
