/**
 * Does the configuration name this host, at this port, as one of the station's own network? `VATRA_LOCAL_HOSTS` is a list such as
 * `relay.station.lan:25,127.0.0.1:2525`; only whoever keeps the machine writes it, never an administrator in the browser.
 */
export const namedHere = (host: string, port: number, local: string = process.env.VATRA_LOCAL_HOSTS ?? ''): boolean =>
  local.toLowerCase().split(',').some((entry) => entry.trim() === `${host.toLowerCase()}:${port}`)
