import { join } from 'node:path'
import { wrapped } from '../backup/parcels.ts'
import { connected } from '../server.ts'
import type { Source } from './carry.ts'
import { copiedCluster } from './copied-cluster.ts'
import { missingOf } from './log-places.ts'
import { copyOf, keptIn, writtenPiece } from './pieces.ts'

/** A new copy of everything is made after so many hours: what is brought back then needs no longer log than that. */
export const copiedEvery = 24

/** Is a new copy due: there is none, the last is a day old, or the log has a gap since? */
export function copyDue(folder: string, now: Date): boolean {
  const { copies, segments } = keptIn(folder), last = copies.at(-1)
  return last === undefined || now.getTime() - Date.parse(last.madeAt) >= copiedEvery * 3_600_000 || missingOf(segments, last.from, segments.at(-1) ?? last.from) !== null
}

/** Copies the whole cluster while it is at work, into one sealed file (REL-04). It is of use together with the log from its beginning to its end. Null while another program is at it. */
export async function copyCluster({ server, as, cluster }: Source, folder: string, now: Date, signal?: AbortSignal): Promise<string | null> {
  return connected({ ...server, database: 'postgres' }, as, async (admin) => {
    const { rows: [turn] } = await admin.query<{ mine: boolean }>(`select pg_try_advisory_lock(hashtext('vatra changes'), 2) as mine`)
    if (!turn!.mine) return null
    const { rows: [begun] } = await admin.query<{ segment: string }>(`select pg_walfile_name(pg_backup_start('vatra', true)) as segment`)
    const file = join(folder, copyOf(now, begun!.segment))
    let wholeAt = ''
    async function* everything(): AsyncGenerator<Buffer> {
      for await (const parcel of copiedCluster(cluster)) {
        signal?.throwIfAborted()
        yield parcel
      }
      const { rows: [ended] } = await admin.query<{ label: string; segment: string }>('select labelfile as label, pg_walfile_name(lsn) as segment from pg_backup_stop(false)')
      wholeAt = ended!.segment
      yield wrapped('file', Buffer.from('backup_label'))
      yield wrapped('bytes', Buffer.from(ended!.label))
    }
    await writtenPiece(file, everything(), () => ({ at: new Date().toISOString(), wholeAt }))
    return file
  })
}
