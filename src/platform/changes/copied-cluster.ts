import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { wrapped } from '../backup/parcels.ts'

/** What PostgreSQL makes anew at its start, or what must not come with a copy; folders are kept, empty. */
const emptied = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']
const leftOut = /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|pg_internal\.init(\.\d+)?|pgsql_tmp.*|current_logfiles|.*\.draft)$/

/** Every folder and file of a cluster that is at work, a parcel at a time. What changes meanwhile is set right by the log when the copy is opened. */
export async function* copiedCluster(cluster: string, inside = ''): AsyncGenerator<Buffer> {
  // A table that was dropped since is not there any more, and nobody will ask for it.
  const entries = await readdir(join(cluster, inside), { withFileTypes: true }).catch(unlessGone)
  for (const entry of entries ?? []) {
    const path = join(inside, entry.name)
    if (leftOut.test(entry.name)) continue
    if (entry.isDirectory()) {
      yield wrapped('folder', Buffer.from(path))
      if (inside !== '' || !emptied.includes(entry.name)) yield* copiedCluster(cluster, path)
      else if (entry.name === 'pg_wal') for (const below of ['archive_status', 'summaries']) yield wrapped('folder', Buffer.from(join(path, below)))
    } else if (entry.isFile()) yield* copiedFile(cluster, path)
  }
}

async function* copiedFile(cluster: string, path: string): AsyncGenerator<Buffer> {
  const file = await open(join(cluster, path), 'r').catch(unlessGone)
  if (!file) return
  try {
    yield wrapped('file', Buffer.from(path))
    for (const step = Buffer.allocUnsafe(1 << 20); ;) {
      const { bytesRead } = await file.read(step, 0, step.length, null)
      if (bytesRead === 0) return
      yield wrapped('bytes', step.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

function unlessGone(fault: NodeJS.ErrnoException): null {
  if (fault.code === 'ENOENT') return null
  throw fault
}
