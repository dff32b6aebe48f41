import type { Blinded, Given, Pin } from '#domains/survey/words.ts'

/** A sheet as this browser keeps it until it is sent: what was typed, how far, and the token that it will go with. */
export type Kept = { answers: Given; done: string[]; pins: Pin[]; token?: Blinded }

/** What it takes to try one code: under half a second on a computer, some seconds on an old phone, once a page. */
export const rounds = 600_000

/** Keeps a sheet in this browser, locked with the code (AES-256-GCM under PBKDF2 and HKDF): whoever holds the phone and not the letter reads nothing. */
export async function keeping(code: string, wave: string) {
  const text = new TextEncoder(), plain = code.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const typed = await crypto.subtle.importKey('raw', text.encode(plain), 'PBKDF2', false, ['deriveBits'])
  // Slow once (600,000 rounds, as OWASP advises for SHA-256), and from what comes of it, at no cost, a key for each use.
  const slow = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', iterations: rounds, salt: text.encode(wave) }, typed, 256)
  const base = await crypto.subtle.importKey('raw', slow, 'HKDF', false, ['deriveKey', 'deriveBits'])
  const under = (use: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: text.encode(use) })
  const key = await crypto.subtle.deriveKey(under('sheet'), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const place = `vatra-sheet-${hex(new Uint8Array(await crypto.subtle.deriveBits(under('place'), base, 64)))}`
  return {
    async read(): Promise<Kept | null> {
      const kept = bytes(localStorage.getItem(place) ?? '')
      if (kept.length === 0) return null
      return crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.slice(0, 12) }, key, kept.slice(12)).then((open) => JSON.parse(new TextDecoder().decode(open)) as Kept, () => null)
    },
    async keep(sheet: Kept): Promise<void> {
      const iv = crypto.getRandomValues(new Uint8Array(12)), all = JSON.stringify(sheet)
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text.encode(all.padEnd(Math.ceil(all.length / 4096) * 4096))))
      localStorage.setItem(place, hex(iv) + hex(sealed))
    },
    forget: () => localStorage.removeItem(place),
  }
}

const hex = (all: Uint8Array) => Array.from(all, (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytes = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
