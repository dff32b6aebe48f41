import { join, resolve } from 'node:path'
import type { Config } from '#platform/config.ts'

/** Where backups are put that nobody asked for: VATRA_BACKUPS, better on another disk, or beside everything else. */
export const backupsOf = ({ folder }: Pick<Config, 'folder'>): string => resolve(process.env.VATRA_BACKUPS || join(folder, 'backups'))

/** Where published pages lie for when the database is away. */
export const keptFolder = ({ folder }: Pick<Config, 'folder'>): string => join(folder, 'published')
