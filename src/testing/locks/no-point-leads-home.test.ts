import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import { catchments } from '#kernel/locate/zones/catchments.ts'
import { snapToCatchment } from '#kernel/locate/zones/snap-to-catchment.ts'
import { seeded } from '#kernel/random.ts'
import { makeApp } from '#web/http/app.ts'
import { storyStore } from '../database.ts'
import { lockedOn, lockedTown, type LockedTown } from './locked-town.ts'

let town: LockedTown
before(async () => { town = await lockedTown() })

/** What a column or a field is called that holds a place on the ground. */
const placed = /^(lon|lat|lng|longitude|latitude|x|y|point|geom|geometry|geo|coordinates?|location|easting|northing|boundary|position)$/i
/** The only places that are published: where a zone's border runs. */
const borders = ['pub.zones.boundary']

/** Columns of published tables that hold a place, by name or by the kind of number that a coordinate is. */
const placesPublished = async () => (await sql<{ name: string; type: string }>`
  select n.nspname || '.' || c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'pub' and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped`.execute(town.superuser)).rows
  .filter(({ name, type }) => !borders.includes(name) && (placed.test(name.split('.')[2]!) || /^(point|polygon|geo|box|path|circle|lseg)/.test(type)))

/** Fields in published documents that hold a place, and pairs of numbers that lie in the town. */
function placesIn(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    const [lon, lat] = value as number[]
    return value.length === 2 && typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon - 22.6) < 0.5 && Math.abs(lat - 57.25) < 0.5 ? [path] : value.flatMap((one) => placesIn(one, `${path}[]`))
  }
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => (placed.test(name) && inner !== null ? [`${path}.${name}`] : placesIn(inner, `${path}.${name}`)))
}
async function placesInRows(): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'pub' and c.relkind in ('r', 'p')`.execute(town.superuser)
  const found = new Set<string>()
  for (const { name } of tables) for (const { row } of (await town.superuser.executeQuery<{ row: object }>(CompiledQuery.raw(`select to_jsonb(t) as row from pub."${name}" t`))).rows) for (const path of placesIn(row, `pub.${name}`)) if (!borders.includes(path)) found.add(path)
  return [...found]
}

test('nothing that is published has a place on the ground but the borders of zones, and a planted one is found (PRIV-06)', async () => {
  assert.deepEqual([await placesPublished(), await placesInRows()], [[], []])
  await town.superuser.executeQuery(CompiledQuery.raw('alter table pub.works add column lon double precision'))
  assert.deepEqual((await placesPublished()).map(({ name }) => name), ['pub.works.lon'])
  await town.superuser.executeQuery(CompiledQuery.raw('alter table pub.works drop column lon'))
  await town.superuser.executeQuery(CompiledQuery.raw(`update pub.zones set names = names || '{"note": [22.6012, 57.2503]}'`))
  assert.deepEqual(await placesInRows(), ['pub.zones.names.note'])
  await town.superuser.executeQuery(CompiledQuery.raw(`update pub.zones set names = names - 'note'`))
})

test('what is handed out as a map draws zones and no point, and a place that residents may name has no address or eight (PRIV-06)', async () => {
  const site = await makeApp(town.store, { clock: () => lockedOn })
  const { features } = await (await site.request('http://localhost/open/zones.geojson')).json() as { features: { geometry: { type: string } | null }[] }
  assert.ok(features.length > 2)
  assert.deepEqual([...new Set(features.flatMap(({ geometry }) => geometry?.type ?? []))], ['MultiPolygon'])
  const { rows } = await sql<{ rule: string }>`select pg_get_constraintdef(oid) as rule from pg_constraint where conrelid = 'survey.places'::regclass and contype = 'c'`.execute((await storyStore()).owner)
  assert.ok(rows.some(({ rule }) => /addresses = 0\) OR \(addresses >= 8/.test(rule)), JSON.stringify(rows))
})

const least = 8
/** A plane of forty zones with streets of homes, and what was recorded there, most of it at few addresses. */
function recorded(seed: number) {
  const next = seeded(seed)
  const homes = Array.from({ length: 20_000 }, () => {
    const [x, y] = [next() * 10_000, Math.floor(next() * 100) * 80 + next() * 6]
    return { x, y, zone: Math.floor(x / 1250) * 5 + Math.floor(y / 1600) }
  })
  for (let lone = 0; lone < 7; lone++) homes.push({ x: 20_000 + lone, y: 0, zone: 99 })
  const incidents = Array.from({ length: 100_000 }, () => homes[Math.floor(next() ** 3 * homes.length)]!)
  return { homes, incidents }
}
const cellsOf = (homes: readonly { x: number; y: number; zone: number }[]) => catchments({ x: homes.map(({ x }) => x), y: homes.map(({ y }) => y), zone: homes.map(({ zone }) => zone) }, least)

/** What would be published: how many in each cell, in an order that says nothing. */
function published({ homes, incidents }: ReturnType<typeof recorded>) {
  const cells = cellsOf(homes)
  const counts = new Map<string, number>()
  for (const { x, y, zone } of incidents) {
    const at = snapToCatchment(x, y, zone, cells)
    const key = at === null ? `zone ${zone}` : JSON.stringify(cells.made[at])
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { cells, text: JSON.stringify([...counts].sort()) }
}

test('of a hundred thousand recorded incidents every cell that could be published holds eight addresses or more, and the same rows in any order give equal bytes (PRIV-06)', () => {
  const all = recorded(6)
  const { cells, text } = published(all)
  assert.ok(cells.made.length > 1000 && cells.made.every(({ addresses }) => addresses >= least), `${cells.made.length} cells`)
  const inCell = new Map<number, number>()
  for (const at of cells.of) if (at >= 0) inCell.set(at, (inCell.get(at) ?? 0) + 1)
  assert.ok(cells.made.every(({ addresses }, at) => inCell.get(at) === addresses), 'counted anew, home by home')
  assert.ok(!text.includes('"zone":99') && snapToCatchment(20_003, 0, 99, cells) === null, 'seven homes are no cell')
  const next = seeded(7)
  const shuffled = <T>(rows: readonly T[]) => rows.map((row) => [next(), row] as const).sort(([one], [other]) => one - other).map(([, row]) => row)
  assert.equal(published({ homes: shuffled(all.homes), incidents: shuffled(all.incidents) }).text, text)
})

test('fifty reports from one home, averaged, lead no nearer to it than one; were they only jittered, they would lead to its door (PRIV-06)', (t) => {
  const { homes } = recorded(8)
  const cells = cellsOf(homes)
  const next = seeded(9)
  const mean = (points: readonly { x: number; y: number }[]) => ({ x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length })
  const off = (home: { x: number; y: number }, guess: { x: number; y: number }) => Math.hypot(home.x - guess.x, home.y - guess.y)
  const jittered = ({ x, y }: { x: number; y: number }) => ({ x: x + (next() - 0.5) * 300, y: y + (next() - 0.5) * 300 })
  let [gained, nearer, alone, averaged] = [0, 0, 0, 0]
  const attacked = homes.filter((_, at) => at % 100 === 0 && homes[at]!.zone !== 99)
  for (const home of attacked) {
    const shown = Array.from({ length: 50 }, () => cells.made[snapToCatchment(home.x, home.y, home.zone, cells)!]!)
    gained = Math.max(gained, off(home, shown[0]!) - off(home, mean(shown)))
    const naive = Array.from({ length: 50 }, () => jittered(home))
    alone += off(home, naive[0]!) / attacked.length
    averaged += off(home, mean(naive)) / attacked.length
    if (off(home, mean(naive)) < 40) nearer++
  }
  t.diagnostic(`${attacked.length} homes: moved to a cell gains ${gained.toFixed(6)} m; jitter is off by ${alone.toFixed(0)} m once and by ${averaged.toFixed(0)} m when averaged`)
  assert.ok(gained < 1e-6)
  assert.ok(averaged < 25 && alone > 80 && nearer > attacked.length * 0.9, 'the attack works where it can')
})
