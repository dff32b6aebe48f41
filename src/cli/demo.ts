import { resolve } from 'node:path'
import { inviteToSignIn, letLinksSuffice, persons } from '#domains/people/index.ts'
import { zones } from '#domains/territory/index.ts'
import { operator } from '#access/actor.ts'
import { machineClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Store } from '#platform/db.ts'
import { built } from './installation/built.ts'
import { openInstallation } from './installation/open-installation.ts'
import { toldToStop } from './installation/starting/told-to-stop.ts'
import { flags } from './terminal/flags.ts'
import { found } from './town/found.ts'
import { town } from './town/map.ts'
import { livedPast } from './town/past.ts'
import { admin, analyst, commander, inOffice, zoneOfficers } from './town/who/people.ts'
import { linkTo } from '#web/station/door/link-to.ts'

const usage = `vatra demo [--folder ./data-demo]

Shows Vatra on a made-up town: four zones, seventeen inspectors, three finished rounds of answers, one that is open,
and what was planned, done and told in between.
The town is founded at the first start and kept in its own folder; delete the folder to begin again.
`

/** Founds the demonstration town if it is not there, serves it and prints how to get in. */
export async function run(argv: string[]): Promise<number> {
  const asked = flags(argv, usage, { folder: { type: 'string', default: './data-demo' }, help: { type: 'boolean', short: 'h' } })
  if (!asked) return 2
  if (asked.help) return console.log(usage) ?? 0
  // React runs its slow development build unless it is told.
  process.env.NODE_ENV ??= 'production'
  process.env.VATRA_FOLDER ||= resolve(asked.folder ?? './data-demo')
  built()
  const config = readConfig()
  const store = await openInstallation(config)
  try {
    const codes = await townThere(store)
    const { serve } = await import('#web/http/serve.ts')
    const { address, stop } = await serve(store, config)
    console.log(await welcome(store, address, codes, config.folder))
    await toldToStop()
    await stop()
    return 0
  } finally {
    await store.close()
  }
}

async function townThere(store: Store): Promise<readonly string[]> {
  const there = await zones({ actor: operator, store, now: machineClock() }, {})
  if (there.zones.some(({ slug }) => slug === 'old-town')) return []
  const say = (step: string) => process.stderr.write(`Founding the demonstration town: ${step}\n`)
  return (await found(store, machineClock(), say, livedPast)).codes
}

async function welcome(store: Store, address: string, codes: readonly string[], folder: string): Promise<string> {
  const caller = { actor: operator, store, now: machineClock() }
  const directorate = (await zones(caller, {})).zones[0]!.directorate
  // The folder may have been started in earnest in between, or be older than this rule.
  await letLinksSuffice(caller, { directorate, suffice: true })
  const people = (await persons(caller, { directorate })).persons
  const lines: string[] = []
  for (const [name, role] of [[commander, 'commander'], [analyst, 'analyst'], [zoneOfficers[0]!.name, 'zone officer'], [inOffice.municipality!, 'municipality'], [admin, 'administrator']] as const) {
    const person = people.find((each) => each.name === name)!.person
    const { token } = await inviteToSignIn(caller, { directorate, person })
    lines.push(`  ${role.padEnd(14)}${address}${linkTo('en', token)}`)
  }
  return `
Vatra shows ${town.commissariat.names.en}, a made-up town, at ${address}

Sign in once as
${lines.join('\n')}
${codes.length ? `\nAnswer as a resident of Old Town with one of these invitations at ${address}/en/answer\n  ${codes.join('\n  ')}\n` : ''}
Stop with Ctrl+C. The town stays in ${folder}.`
}
