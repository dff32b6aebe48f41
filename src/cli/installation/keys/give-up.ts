import { giveUpKeyings } from '#domains/fieldwork/index.ts'
import { giveUpLost, lostSeals, type LostSeal } from '#domains/survey/index.ts'
import type { Config } from '#platform/config.ts'
import { passingFolder } from '#platform/secrets/passing/passing-keys.ts'
import { withStore } from '../open-installation.ts'

/** vatra keys give-up: says what does not open because a survey's passing key is not here, and with --yes gives it up, so that the survey takes answers again. */
export async function giveUp({ keys }: Config, { json, yes }: { json: boolean; yes: boolean }): Promise<number> {
  return withStore(async ({ owner }) => {
    const lost = await lostSeals(owner), keyings = yes ? await giveUpKeyings(owner, lost.map(({ wave }) => wave)) : 0
    if (yes) await giveUpLost(owner)
    if (json) console.log(JSON.stringify({ lost, givenUp: yes, keyings }))
    else if (lost.length === 0) console.log('Nothing is lost: the passing key of every survey that is open is here.')
    else for (const one of lost) console.log(yes ? `Given up, ${toldOf(one)} The survey takes answers again.` : `${toldOf(one)} ${insteadOf(keys)}`)
    if (keyings > 0) console.log(`${keyings} sheets on paper that were keyed in once are to be keyed in again.`)
    return lost.length > 0 && !yes ? 1 : 0
  })
}

/** What a passing key that is not here costs. */
export const toldOf = ({ seal, wave, sheets, drafts }: LostSeal): string =>
  `Survey ${wave}: ${sheets} sheets that had come in and ${drafts} half-filled ones lie under the passing key ${seal}, which is not here.`
/** What is to be done about it. */
export const insteadOf = (keys: string): string =>
  `Until it is, the survey takes no answers. Put ${passingFolder(keys)} back from a copy, or type in the recovery sheet that was printed while the survey was open; or give them up: vatra keys give-up --yes.`
