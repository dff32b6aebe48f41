/** Contents 1: every direction. Lowest rung first. Imports run down: a rung may use the rungs listed before it, never those beside or after. */
export const ladder: readonly (readonly string[])[] = [
  ['kernel'],
  ['platform', 'access'],
  ['frame'],
  ['keeping'],
  ['domains/territory'],
  ['domains/partners', 'domains/mail'],
  ['domains/people'],
  ['domains/survey', 'domains/incidents', 'domains/residents'],
  ['domains/problems', 'domains/fieldwork'],
  ['domains/plans'],
  ['domains/work'],
  ['domains/cycles'],
  ['domains/programme', 'domains/record', 'domains/vigilance'],
  ['domains/privacy'],
  ['deeds'],
  ['reactions', 'calendar'],
  ['web'],
  ['cli'],
  ['testing'],
]

/** A domain's doors: what can be done and asked, and the words that a browser may have too. */
export const doors: readonly string[] = ['index.ts', 'words.ts']

/** What a browser may be given: these files import only the kernel, each other and the libraries named under `outside`. */
export const pure = /^src\/(domains\/[^/]+\/(words\.ts$|rules\/)|access\/actor\.ts$)/

/** Who may read a lower domain's tables, for foreign keys and joins: what is not pure in a domain, and tests that look at what was kept. Writing goes through commands. */
export const readers = /^src\/(testing\/|domains\/[^/]+\/(?!words\.ts$|rules\/|index\.ts$))/

/** Packages and node builtins that a rung may import; a rung that is not named may import any. Geometry is a library's work. */
export const outside: Readonly<Record<string, readonly string[]>> = { kernel: [], access: [], pure: ['zod', 'polyclip-ts', 'flatbush', '@noble/curves', '@noble/hashes'] }

/** Narrow doors: a file or a package that only these places may import. Pages ask the domains; they never see the database. */
export const narrow: Readonly<Record<string, readonly string[]>> = {
  'src/platform/db.ts': ['src/platform/', 'src/frame/', 'src/keeping/', 'src/domains/', 'src/web/http/', 'src/cli/', 'src/testing/'],
  kysely: ['src/platform/', 'src/frame/', 'src/keeping/', 'src/domains/', 'src/web/http/', 'src/cli/', 'src/testing/'],
  pg: ['src/platform/', 'src/testing/'],
  nodemailer: ['src/platform/mail/', 'src/testing/'],
  sharp: ['src/platform/', 'src/testing/'],
  'pg-copy-streams': ['src/platform/'],
}
