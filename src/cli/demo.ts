import { resolve } from 'node:path'
import { letLinksSuffice } from '#domains/people/index.ts'
import { zones } from '#domains/territory/index.ts'
import { operator } from '#access/actor.ts'
import { machineClock } from '#platform/clock.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { unlessForeign } from '#platform/postgres/places.ts'
import { startPostgres } from '#platform/postgres/start-postgres.ts'
import { built } from './installation/built.ts'
import { servingLimits } from './installation/confined/serving-limits.ts'
import type { Shown } from './installation/confined/showing.ts'
import { supervised } from './installation/confined/supervise.ts'
import { openInstallation } from './installation/open-installation.ts'
import { flags } from './terminal/flags.ts'
import { codesAtHand } from './town/codes-at-hand.ts'
import { found } from './town/found.ts'
import { livedPast } from './town/past.ts'
import { keepersLetIn } from './town/who/keepers-let-in.ts'

const usage = `vatra demo [--folder ./data-demo]

Shows Vatra on a made-up town: four zones, seventeen inspectors, three finished rounds of answers, one that is open,
and what was planned, done and told in between.
The town is founded at the first start and kept in its own folder; delete the folder to begin again.
Each start prints links to sign in as those who work there, two who lead the directorate among them, and invitations to answer.
`

/** vatra demo: founds the demonstration town if it is not there; what then answers and prints how to get in is a program of its own, confined as one that is started in earnest. */
export async function run(argv: string[]): Promise<number> {
  const asked = flags(argv, usage, { folder: { type: 'string', default: './data-demo' }, help: { type: 'boolean', short: 'h' } })
  if (!asked) return 2
  if (asked.help) return console.log(usage) ?? 0
  // React runs its slow development build unless it is told.
  process.env.NODE_ENV ??= 'production'
  process.env.VATRA_FOLDER ||= resolve(asked.folder ?? './data-demo')
  built()
  const config = readConfig()
  if (config.databaseUrl === null) unlessForeign(config.folder)
  const database = config.databaseUrl === null ? await startPostgres({ folder: config.folder, durable: true }) : null
  try {
    return await supervised(servingLimits(config, database?.home ?? null), [JSON.stringify(await townThere(config))], () => {}, 'src/cli/installation/confined/showing.ts')
  } finally {
    await database?.stop()
  }
}

/** Founds the town at the first start; whoever looks after the house is let in at any that finds them missing. */
async function townThere(config: Config): Promise<Shown> {
  const store = await openInstallation(config)
  const at = () => ({ actor: operator, store, now: machineClock() })
  const oldTown = async () => (await zones(at(), {})).zones.find(({ slug }) => slug === 'old-town')
  const say = (step: string) => process.stderr.write(`Founding the demonstration town: ${step}\n`)
  try {
    const codes = (await oldTown()) ? null : (await found(store, machineClock(), say, livedPast)).codes
    const { directorate, zone } = (await oldTown())!
    // The folder may have been started in earnest in between, or be older than this rule.
    await letLinksSuffice(at(), { directorate, suffice: true })
    await keepersLetIn(at(), directorate)
    return { directorate, codes: codes ?? (await codesAtHand(at(), { directorate, zone })) }
  } finally {
    await store.close()
  }
}
