import { catchUp } from '#frame/afterwards.ts'
import { eraseAgain, redoMeasures } from '#domains/privacy/index.ts'
import { machineClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { serve } from '#web/http/serve.ts'
import { dueWork } from '../due-work.ts'
import { firstStart } from '../first-start.ts'
import { openInstallation } from '../open-installation.ts'
import { proofsDemanded } from '../starting/proofs-demanded.ts'
import { keptFolder, showingMeanwhile } from '../starting/showing-meanwhile.ts'
import { toldToStop } from '../starting/told-to-stop.ts'
import { answering } from './answering.ts'

type Place = Parameters<typeof firstStart>[2]

/** The program that answers requests in earnest: brings the store up to date and serves until it is told to stop. */
async function serving(place: Place): Promise<void> {
  const config = readConfig()
  const store = await showingMeanwhile(config, () => openInstallation(config, (done) => console.error(done)))
  try {
    // What was still to follow when the machine stopped.
    await catchUp(store, machineClock())
    // Whoever was erased and has come back with a backup is gone before anybody is let in.
    await eraseAgain(store, machineClock())
    // So is what was put right, restricted or ended for somebody who asked.
    await redoMeasures(store, machineClock())
    // A town that was made up to be looked at lets people in by a link alone; one that is started in earnest never does.
    await proofsDemanded(store, machineClock())
    const stopDueWork = dueWork(store, machineClock)
    const served = await serve(store, config, { kept: keptFolder(config), ...(config.proxies && { proxies: config.proxies }) })
    console.log(`Vatra answers at ${served.address}`)
    const first = await firstStart(store, machineClock(), place)
    // Browsers make passkeys for names alone: the machine's own is as good as its number.
    if (first) console.log(`Sign in as administrator, once: ${served.address.replace('//127.0.0.1:', '//localhost:')}${first.link}`)
    if (first) console.log(`The key ${config.keys} opens what people write here; nobody else has it. Print its recovery sheet and keep that apart: vatra keys sheet`)
    process.send?.('ready')
    await toldToStop()
    stopDueWork()
    await served.stop()
  } finally {
    await store.close()
  }
}

await answering(serving)
