import { statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { copiedEvery } from '#platform/changes/copy-cluster.ts'
import { notedChanges } from '#platform/changes/noted.ts'
import { keptIn } from '#platform/changes/pieces.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db.ts'
import type { Finding } from '../examine.ts'

/** After so many minutes two pieces are missing, and somebody should know. */
const oldest = 10

/** How old is the last piece of what changed: what is younger is on this disk alone. */
export function lastChanges(config: Pick<Config, 'folder'>, now: Date): Finding {
  const check = 'changes', noted = notedChanges(config), minutes = (since: Date) => Math.max(0, Math.round((now.getTime() - since.getTime()) / 60_000))
  const begun = statSync(join(config.folder, 'secrets', 'database.json'), { throwIfNoEntry: false })?.birthtime ?? now
  if (!noted?.upTo || !noted.folder) {
    const ok = !noted?.fault && minutes(begun) < oldest
    return { check, ok, says: ok ? 'Nothing was carried away yet. While vatra start is at work, what changed is put beside the backups every few minutes.' : `What changes here was never carried away.${why(noted?.fault)}` }
  }
  const age = minutes(new Date(noted.upTo)), copy = keptIn(noted.folder).copies.at(-1), hours = copy ? minutes(new Date(copy.madeAt)) / 60 : null
  const says = `The last piece of what changed, in ${noted.folder}, is ${age} minutes old.`
  if (noted.fault || age > oldest) return { check, ok: false, says: `${says} What was written since is on this disk alone.${why(noted.fault)}` }
  if (hours === null || hours > 1.5 * copiedEvery) return { check, ok: false, says: `${says} But ${hours === null ? 'there is no copy of everything to put it to yet: one is made within minutes of a start.' : `the last copy of everything is ${Math.round(hours)} hours old: bringing it back takes long, and after seven days it is gone.`}` }
  return { check, ok: true, says: `${says} The copy that it is put to is ${Math.round(hours)} hours old.` }
}

const why = (fault: string | null | undefined) => (fault ? ` The last time it went wrong: ${fault}` : ' Vatra carries it away while vatra start is at work.')

/** A server of one's own carries its log away itself, or not: it is asked. */
export async function ownServersChanges(owner: Db): Promise<Finding> {
  const { rows: [own] } = await sql<{ archives: boolean; failed: boolean; follow: number }>`
    select current_setting('archive_mode') <> 'off' as archives, coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as failed,
      (select count(*)::int from pg_stat_replication) as follow from pg_stat_archiver`.execute(owner)
  const covered = 'Vatra makes the backup of each night; what changes in between it does not carry away from a server of your own.'
  if (own!.archives && own!.failed) return { check: 'changes', ok: false, says: `${covered} That server's own archive_command failed the last time: see its log.` }
  if (own!.archives || own!.follow > 0) return { check: 'changes', ok: true, says: `${covered} That server ${own!.archives ? 'archives its log itself (archive_mode)' : 'is followed by another'}. Try that it comes back: vatra restore does not do it for you.` }
  return { check: 'changes', ok: false, says: `${covered} That server neither archives its log nor, as far as this login sees, is it followed by another: a lost disk costs up to a day. Set archive_mode and archive_command there, or run vatra backup more often.` }
}
