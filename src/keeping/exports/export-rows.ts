import type { JSONColumnType } from 'kysely'
import type { ExportDeed, ExportPurpose, ExportRecipient, ExportRefusal } from '#access/exporting.ts'
import type { Ground } from '#access/recording.ts'
import type { Ctx } from '#frame/ctx.ts'

/** The name of a round in the languages it has; of what has none, nothing. */
type Called = JSONColumnType<Readonly<Record<string, string>>>

/** What was asked, what a second person said to it, what left the house, and how often it was counted for everybody. */
export type ExportTables = {
  'frame.export_requests': {
    directorate_id: string; id: string; deed: ExportDeed; thing_id: string; called: Called; about_id: string; commissariat_id: string | null; rows_most: number
    purpose: ExportPurpose; to_whom: ExportRecipient; recipient: string; asked_by: string; asked_at: Date; ends_at: Date
  }
  'frame.export_answers': {
    directorate_id: string; request_id: string; asked_by: string; about_id: string; commissariat_id: string | null; ends_at: Date
    answer: 'agreed' | 'refused'; reason: ExportRefusal | null; answered_by: string; answered_at: Date; good_until: Date
  }
  'frame.exports': {
    directorate_id: string; id: string; deed: ExportDeed; thing_id: string; called: Called; rows: number; purpose: ExportPurpose; ground: Ground; to_whom: ExportRecipient; recipient: string
    taken_by: string; taken_at: Date; number: number; fifth_before: number | null; fifth_at: Date | null
    request_id: string | null; answer: 'agreed' | null; rows_most: number | null; good_until: Date | null
  }
  'pub.export_counts': { directorate_id: string; quarter: string; taken: number; by_two: number }
}

/** These tables, in the transaction at hand. */
export const exportRows = ({ db }: Pick<Ctx, 'db'>) => db.withTables<ExportTables>()
