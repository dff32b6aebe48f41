/** What PostgreSQL is told at its start: one socket and no network, under 250 MB, nothing of a person in its log. */
export function settings(socket: string, port: number, durable: boolean): string[] {
  const told = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    port,
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: durable ? 40 : 120,
    shared_buffers: '64MB',
    work_mem: '6MB',
    maintenance_work_mem: '48MB',
    effective_cache_size: '256MB',
    temp_buffers: '4MB',
    max_wal_size: '512MB',
    // What was not carried away yet is kept up to here: a disk that fills stops everything, a gap in the changes is closed by a new copy.
    max_slot_wal_keep_size: '4GB',
    autovacuum_max_workers: 2,
    max_worker_processes: 4,
    max_parallel_workers_per_gather: 1,
    huge_pages: 'off',
    // Terse and without statements: details and statements would carry what people wrote into the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    // Written out although they are PostgreSQL's defaults: they are the promise that what was acknowledged is kept.
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  }
  return Object.entries(told).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
