import { operator } from '#access/actor.ts'
import { machineClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { serve } from '#web/http/serve.ts'
import { linkTo } from '#web/station/door/link-to.ts'
import { town } from '../../town/map.ts'
import { waysIn } from '../../town/who/ways-in.ts'
import { dueWork } from '../due-work.ts'
import { openInstallation } from '../open-installation.ts'
import { toldToStop } from '../starting/told-to-stop.ts'
import { answering } from './answering.ts'

/** What whoever shows the demonstration town has at hand. */
export type Shown = { readonly directorate: string; readonly codes: readonly string[] }

/** The program that answers requests for the demonstration town: says how to get in, and serves until it is told to stop. */
async function showing(shown: Shown): Promise<void> {
  const config = readConfig(), store = await openInstallation(config)
  try {
    const stopDueWork = dueWork(store, machineClock)
    const { address, stop } = await serve(store, config)
    // Browsers make passkeys for names alone: the machine's own is as good as its number.
    console.log(await welcome(store, address.replace('//127.0.0.1:', '//localhost:'), shown, config.folder))
    await toldToStop()
    stopDueWork()
    await stop()
  } finally {
    await store.close()
  }
}

async function welcome(store: Store, address: string, { directorate, codes }: Shown, folder: string): Promise<string> {
  const ways = await waysIn({ actor: operator, store, now: machineClock() }, directorate)
  const widest = Math.max(...ways.map(({ role }) => role.length)) + 2
  return `
Vatra shows ${town.commissariat.names.en}, a made-up town, at ${address}

Sign in once as
${ways.map(({ role, token }) => `  ${role.padEnd(widest)}${address}${linkTo('en', token)}`).join('\n')}

Some things take two people: a post of trust, more than a hundred rows leaving the house, a look that is told later.
Ask as one of them and agree as another, in a private window of the browser.

${codes.length > 0 ? `Answer as a resident of Old Town with one of these invitations at ${address}/en/answer\n  ${codes.join('\n  ')}` : 'The round that residents could answer is over. Delete the folder to found the town anew, with one that is open.'}

Stop with Ctrl+C; the next start prints new links and invitations. The town stays in ${folder}.`
}

await answering(showing)
