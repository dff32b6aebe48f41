import { sql } from 'kysely'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import { outstanding } from '#platform/migrate.ts'
import type { Finding } from '../examine.ts'

/** From which share on what is said of a directorate's store of pictures, the fullest first. */
const warnings = [
  [1, 'is full: no picture is taken any more'],
  [0.95, 'is all but full: within days no picture is taken any more'],
  [0.9, 'fills up: make room this month'],
  [0.8, 'fills up: think of room'],
] as const

/** Does each directorate have room for pictures? Told from four fifths of its share on. */
export async function storedPictures(owner: Db, { pictures }: Pick<Config, 'pictures'>): Promise<Finding> {
  const check = 'pictures'
  if ((await outstanding(owner)).length > 0) return { check, ok: false, says: 'They are counted when all migrations are applied. Run vatra migrate.' }
  const { rows } = await sql<{ name: string; bytes: string }>`
    select coalesce(d.names ->> 'en', d.id::text) as name, coalesce(sum(octet_length(p.bytes)), 0)::text as bytes from territory.directorates d left join work.pictures p on p.directorate_id = d.id group by d.id order by sum(octet_length(p.bytes)) desc nulls last`.execute(owner)
  const told = rows.flatMap(({ name, bytes }) => {
    const share = Number(bytes) / pictures!.bytes, [, says] = warnings.find(([from]) => share >= from) ?? []
    return says === undefined ? [] : [`${name} keeps ${Math.round(share * 100)} % of its share (${(Number(bytes) / 1e9).toFixed(1)} GB), which ${says}`]
  })
  if (told.length === 0) return { check, ok: true, says: `Each directorate keeps less than 80 % of its share of ${(pictures!.bytes / 1e9).toFixed(0)} GB.` }
  return { check, ok: false, says: `${told.join('; ')}. Give the disk room and set VATRA_PICTURES_GB higher, or shorten how long field notes are kept.` }
}
