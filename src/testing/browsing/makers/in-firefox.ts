import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { begun } from './begun.ts'
import type { Cookie, Driven } from './driven.ts'

const place = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((each) => existsSync(each))
export const noFirefox = place ? false : 'no Firefox in /usr/bin: install the package firefox-esr'

/** What a browser that was just installed would do of its own accord, and that it asks nobody beyond this machine. */
const settings = { 'network.proxy.type': 1, 'network.proxy.socks': '127.0.0.1', 'network.proxy.socks_port': 9, 'network.proxy.no_proxies_on': '127.0.0.1', 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false, 'browser.shell.checkDefaultBrowser': false, 'browser.startup.page': 0, 'browser.aboutwelcome.enabled': false, 'termsofuse.bypassNotification': true }

type Answer = { readonly id?: number; readonly type: string; readonly error?: string; readonly message?: string; readonly result?: unknown }

/** Firefox, driven by WebDriver BiDi, as it comes from Debian and without a window. */
export async function firefoxDriven(site: string, cookies: readonly Cookie[]): Promise<Driven> {
  const home = mkdtempSync(join(tmpdir(), 'vatra-firefox-'))
  writeFileSync(join(home, 'user.js'), Object.entries(settings).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'))
  const { said, end } = await begun(place!, ['--headless', '--no-remote', '--profile', home, '--remote-debugging-port', '0', 'about:blank'], { home, env: { MOZ_HEADLESS: '1' }, says: /BiDi listening on (ws:\/\/\S+)/ })
  const line = new WebSocket(`${said}/session`), waiting = new Map<number, (answer: Answer) => void>()
  await new Promise((done, failed) => { line.onopen = done; line.onerror = failed })
  line.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  }
  let asked = 0
  const ask = async <T>(method: string, params: object): Promise<T> => {
    const id = ++asked, answer = await new Promise<Answer>((done) => (waiting.set(id, done), line.send(JSON.stringify({ id, method, params }))))
    if (answer.type === 'error') throw new Error(`${method}: ${answer.error}: ${answer.message}`)
    return answer.result as T
  }
  await ask('session.new', { capabilities: { alwaysMatch: { unhandledPromptBehavior: { default: 'dismiss' } } } })
  const { contexts: [{ context } = { context: '' }] } = await ask<{ contexts: { context: string }[] }>('browsingContext.getTree', {})
  for (const { name, value } of cookies) await ask('storage.setCookie', { cookie: { name, value: { type: 'string', value }, domain: new URL(site).hostname, httpOnly: true, sameSite: 'lax' } })
  const goes = (url: string) => ask('browsingContext.navigate', { context, url, wait: 'complete' })
  return {
    opens: async (address) => {
      await goes('about:blank')
      await Promise.race([goes(address).catch(() => {}), new Promise((next) => setTimeout(next, 20_000).unref())])
    },
    reads: async <T>(expression: string) => {
      const { result, exceptionDetails } = await ask<{ result?: { value: string }; exceptionDetails?: { text: string } }>('script.evaluate', { expression: `JSON.stringify(${expression})`, target: { context }, awaitPromise: false })
      if (!result) throw new Error(exceptionDetails?.text ?? 'nothing came of it')
      return JSON.parse(result.value) as T
    },
    close: async () => {
      line.close()
      await end()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
