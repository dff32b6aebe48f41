import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a hostile file does when a browser runs it: leaves a sign on the page, and calls out. */
export const signed = (address: string): string => `document.documentElement.setAttribute('data-ran',1);new Image().src='${address}/ran'`

/** A site that hands out what it was given as it came: with no header of ours and of the type that is said, or of none, so that a browser looks for itself. It hears what was run. */
export async function careless(): Promise<{ readonly address: string; readonly hands: (file: Uint8Array, type?: string) => string; readonly calls: () => number; readonly close: () => Promise<void> }> {
  const handed: { readonly file: Uint8Array; readonly type: string | undefined }[] = []
  let calls = 0
  const server = createServer(({ url }, answer) => {
    if (url === '/ran') calls++
    const found = handed[Number(url?.slice(1))]
    if (found?.type) answer.setHeader('content-type', found.type)
    answer.writeHead(found ? 200 : 404).end(found?.file)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address, hands: (file, type) => `${address}/${handed.push({ file, type }) - 1}`, calls: () => calls,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
  }
}
