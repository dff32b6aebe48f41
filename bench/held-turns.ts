import { operator } from '../src/access/actor.ts'
import { closeWave, importSheets, loadInstrument, openWave, planWave, previewResults, publishWave } from '../src/domains/survey/index.ts'
import { importZones } from '../src/domains/territory/index.ts'
import type { Outside } from '../src/frame/ctx.ts'
import { asShipped } from './as-shipped.ts'
import { load } from './paired.ts'
import { fileOf, forty, mapped, zones } from './round-of-forty.ts'
import { peak } from './server-work.ts'
import { watched, type Held } from './turns.ts'
import { withServer } from './with-server.ts'

/** How long everybody's pages wait while a large wave is taken in, closed, looked at and published, and how much memory that takes. */
const quick = process.argv.includes('--quick')
const sheets = Number(process.argv.slice(2).find((word) => !word.startsWith('--')) ?? (quick ? 10_000 : 200_000))
if (asShipped()) await withServer(async (_, open) => rounds({ actor: operator, store: await open('held'), now: new Date('2027-03-01T09:00:00Z') }))

async function rounds(ctx: Outside): Promise<void> {
  const features = Array.from({ length: zones }, (_, zone) => ({ type: 'Feature', properties: { code: `z${zone}`, name: `Zone ${zone}` }, geometry: null }))
  const drawn = await importZones(ctx, { directorate: { code: 'bench', country: 'LV' }, commissariat: { code: 'bench' }, geojson: { type: 'FeatureCollection', features } })
  const { directorate } = drawn, { id: instrument } = await loadInstrument(ctx, { directorate, instrument: forty() })
  const plan = {
    directorate, instrument, commissariat: drawn.commissariats[0]!.id, frame: 'register', modes: ['web', 'paper'], opensOn: '2027-03-01', closesOn: '2027-03-20',
    zones: drawn.zones.map(({ id }) => ({ zone: id, target: Math.ceil(sheets / zones) })),
  }
  console.log(`${sheets} sheets (${load()}); the longest turn, and 99 of 100 at most, in milliseconds of work and by the clock`)
  const first = await round(ctx, { ...plan, names: { en: 'First' } }, fileOf(sheets, 1))
  await round(ctx, { ...plan, names: { en: 'Second' }, follows: first }, fileOf(sheets, 2))
}

async function round(ctx: Outside, plan: { readonly directorate: string } & Record<string, unknown>, file: string): Promise<string> {
  const { directorate } = plan, { wave } = await planWave(ctx, plan)
  tell('open', await watched(() => openWave(ctx, { directorate, wave })))
  tell('import', await watched(() => importSheets(ctx, { directorate, wave, fileName: 'company.csv', file, mapping: mapped() })))
  tell('close', await watched(() => closeWave(ctx, { directorate, wave })))
  if (process.argv.includes('--preview')) tell('preview', await watched(() => previewResults(ctx, { directorate, wave })))
  tell(plan.follows ? 'publish with changes' : 'publish', await watched(() => publishWave(ctx, { directorate, wave })))
  return wave
}

function tell(what: string, { work, clock, turns }: Held): void {
  const ms = (many: number) => many.toFixed(1).padStart(6)
  console.log(`  ${what.padEnd(22)} work ${ms(work.most)} (${ms(work.p99)})   clock ${ms(clock.most)} (${ms(clock.p99)})   ${turns} turns, at most ${peak()} MB so far`)
}
