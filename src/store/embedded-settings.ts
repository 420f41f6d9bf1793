/**
 * Server settings for one small node, given on the command line so that they belong to the release and not to the
 * data folder. Nothing here may cost a committed row: `fsync: false` is for throw-away test servers only.
 */
export function serverSettings(port: number, fsync: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    wal_compression: 'off',
    random_page_cost: '1.1',
    jit: 'off',
    // Parallel workers take dynamic shared memory, of which a container has 64 MB; two cores gain little from them.
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    // No personal data in the log: no details (they quote rows and keys), no statement texts.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
