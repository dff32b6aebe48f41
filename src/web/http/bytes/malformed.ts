import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { securityHeaders } from '../headers.ts'

const told = { ...securityHeaders, 'cache-control': 'no-store' }

/** The answer to what is no request at all: short, and with the same headers as every other. */
export const malformed = (): Response => new Response(null, { status: 400, headers: told })

/** The same where not even the lines of HTTP could be read. */
export function malformedLines(fault: NodeJS.ErrnoException, socket: Duplex): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = fault.code === 'HPE_HEADER_OVERFLOW' ? 431 : fault.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : fault.code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW' ? 413 : 400
  const lines = Object.entries({ ...told, connection: 'close', 'content-length': '0' }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`)
}
