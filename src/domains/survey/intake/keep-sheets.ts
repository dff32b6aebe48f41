import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import type { SomeSheets, WaveZone } from '../rules/sheets/read-sheets.ts'
import { none } from '../rules/sheets/wave-sheets.ts'
import { modes } from '../words.ts'

type Belongs = { readonly directorate: string; readonly commissariat: string; readonly wave: string; readonly batch: string; /** Its wave is closed: the deed ends with a new seal. */ readonly sealed?: boolean; readonly zones: readonly WaveZone[] }

/** Puts sheets into the store in bulk, each under an id that tells nothing. (COPY is refused where row-level security is forced.) */
export async function keepSheets(ctx: Ctx, sheets: SomeSheets, { directorate, commissariat, wave, batch, sealed = false, zones }: Belongs): Promise<void> {
  const columns = columnsOf(sheets, zones)
  await sql`
    insert into survey.sheets (directorate_id, id, commissariat_id, wave_id, zone_id, mode, language, stratum, unit, batch_id, answers, sealed)
    select ${directorate}::uuid, id, ${commissariat}::uuid, ${wave}::uuid, zone, mode, language, stratum, unit, ${batch}::uuid, answers::smallint[], ${sealed}::boolean
    from unnest(${columns.ids}::uuid[], ${columns.zones}::uuid[], ${columns.modes}::text[], ${columns.languages}::text[], ${columns.strata}::smallint[], ${columns.units}::integer[], ${columns.answers}::text[])
      as sheet (id, zone, mode, language, stratum, unit, answers)`.execute(ctx.db)
}

function columnsOf(sheets: SomeSheets, zones: readonly WaveZone[]) {
  const each = <T>(of: (sheet: number) => T): T[] => Array.from({ length: sheets.count }, (_, at) => of(at))
  const orNull = (value: number | undefined) => (value === none ? null : value)
  return {
    ids: each(() => crypto.randomUUID()), zones: each((sheet) => zones[sheets.zone[sheet] as number]?.id), modes: each((sheet) => modes[sheets.mode[sheet] as number]),
    languages: each((sheet) => sheets.language[sheet] ?? null), strata: each((sheet) => orNull(sheets.stratum[sheet])), units: each((sheet) => orNull(sheets.unit[sheet])),
    answers: each((sheet) => `{${sheets.answers.subarray(sheet * sheets.width, (sheet + 1) * sheets.width).join(',')}}`),
  }
}
