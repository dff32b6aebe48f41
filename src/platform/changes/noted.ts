import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { writeOver } from '../on-disk/write-over.ts'

/** What is known here of the changes that were carried away: up to when, into which folder, when it was tried last, and what went wrong then. */
export type Noted = { readonly upTo: string | null; readonly folder: string | null; readonly triedAt: string; readonly fault: string | null }

/** The file in which it stands: what answers requests reads it too. */
export const noteOfChanges = (folder: string): string => join(folder, 'last-changes.json')

/** Writes it down, for whoever asks how old the last piece is. */
export function noteChanges({ folder }: Pick<Config, 'folder'>, news: Partial<Noted> & Pick<Noted, 'triedAt' | 'fault'>): void {
  writeOver(noteOfChanges(folder), JSON.stringify({ upTo: null, folder: null, ...notedChanges({ folder }), ...news }))
}

/** What was written down; null before anything was carried away. */
export function notedChanges({ folder }: Pick<Config, 'folder'>): Noted | null {
  return statSync(noteOfChanges(folder), { throwIfNoEntry: false }) ? (JSON.parse(readFileSync(noteOfChanges(folder), 'utf8')) as Noted) : null
}
