import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { begun } from './begun.ts'
import type { Cookie, Driven } from './driven.ts'

const driver = '/usr/bin/WebKitWebDriver', screen = '/usr/bin/Xvfb'
const browser = globSync('/usr/{lib,libexec}{/*,}/webkit2gtk-4.*/MiniBrowser')[0]
export const noWebkit = existsSync(driver) && existsSync(screen) && browser ? false : 'no WebKit: install the packages webkit2gtk-driver and xvfb'

/** WebKit, the engine of Safari, in its makers' own small browser on a screen that nobody sees, driven by WebDriver. */
export async function webkitDriven(site: string, cookies: readonly Cookie[]): Promise<Driven> {
  const home = mkdtempSync(join(tmpdir(), 'vatra-webkit-')), ends: (() => Promise<void>)[] = []
  const close = async () => {
    for (const end of ends.toReversed()) await end()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const shown = await begun(screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { home, from: 3, says: /(\d+)\n/ })
    ends.push(shown.end)
    const port = await freePort(), driving = await begun(driver, [`--port=${port}`], { home, env: { DISPLAY: `:${shown.said}`, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' } })
    ends.push(driving.end)
    const ask = asking(`http://127.0.0.1:${port}`)
    for (let tries = 0; tries < 100 && !(await ask('/status').then(() => true, () => false)); tries++) await sleep(200)
    const { sessionId } = await ask<{ sessionId: string }>('/session', { capabilities: { alwaysMatch: { unhandledPromptBehavior: 'dismiss', proxy: nowhere, timeouts: { pageLoad: 20_000 }, 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } } })
    const at = `/session/${sessionId}`, goes = (url: string) => ask(`${at}/url`, { url })
    if (cookies.length > 0) await goes(site)
    for (const { name, value } of cookies) await ask(`${at}/cookie`, { cookie: { name, value, path: '/', httpOnly: true, sameSite: 'Lax' } })
    return {
      opens: async (address) => {
        await goes('about:blank')
        await goes(address).catch(() => {})
      },
      reads: async <T>(expression: string) => JSON.parse(await ask<string>(`${at}/execute/sync`, { script: `return JSON.stringify(${expression})`, args: [] })) as T,
      close,
    }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** It asks nobody beyond this machine. */
const nowhere = { proxyType: 'manual', httpProxy: '127.0.0.1:9', sslProxy: '127.0.0.1:9', noProxy: ['127.0.0.1'] }

/** What a driver at this address answers. */
const asking = (driverAt: string) => async <T>(path: string, body?: object): Promise<T> => {
  const answer = await fetch(driverAt + path, { method: body ? 'POST' : 'GET', ...(body && { body: JSON.stringify(body) }) })
  const { value } = await answer.json() as { value: T & { error?: string; message?: string } }
  if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`)
  return value
}

/** A port that nobody answers at. */
function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((done) => server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => done(port))
  }))
}
