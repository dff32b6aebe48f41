import type { Taken } from '#keeping/exports/taking.ts'

/** What stands in a file, and in its name, once it has left: number, who, when and what for. It never begins as a formula does. */
export const marked = ({ number, takenAt, purpose, toWhom, recipient }: Taken, name: string | null): string =>
  [number, name ?? '', `${takenAt.slice(0, 16)}Z`, purpose, recipient === '' ? toWhom : `${toWhom} ${recipient}`].filter((part) => part !== '').join(' / ')

/** The same as the name of a file: letters without marks, figures and dashes. */
export const markedName = (mark: string): string => mark.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 120)

/** The header by which a browser keeps a file under a name of any script (RFC 6266, 5987). */
export const attachment = (name: string): string => (/^[\x20-\x7e]*$/.test(name) ? `attachment; filename="${name}"` : `attachment; filename="${name.replace(/[^\x20-\x7e]/g, '')}"; filename*=UTF-8''${encodeURIComponent(name)}`)
