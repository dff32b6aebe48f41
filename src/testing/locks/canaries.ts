import { CompiledQuery } from 'kysely'
import type { Db } from '#platform/db.ts'
import { inTheOpen } from '../sealing/in-the-open.ts'
import { privateColumns } from './locked-town.ts'

/** Which canary was set into which column. */
export type Canaries = ReadonlyMap<string, string>

const textual = /^(text|character varying|jsonb|text\[\])/
/** Every text that a canary has touched carries a word like this. */
export const song = /qz\d+zq/g

/**
 * Sets a canary of its own into every text of every private table, as the catalogue has them: `words` into what people wrote (texts with a space in them;
 * everything goes on working), `all` into every text whatever it is (nothing of the private tables works after that, and what is published must not mind).
 */
export const setCanaries = (superuser: Db, where: 'words' | 'all'): Promise<Canaries> => inTheOpen(superuser, () => set(superuser, where))

async function set(superuser: Db, where: 'words' | 'all'): Promise<Canaries> {
  const columns = (await privateColumns(superuser)).filter(({ type }) => textual.test(type))
  const canaries = new Map<string, string>()
  await superuser.connection().execute(async (db) => {
    const run = (text: string) => db.executeQuery(CompiledQuery.raw(text))
    await run('set session_replication_role = replica')
    if (where === 'all') await run(`do $$ declare c record; begin for c in select conrelid::regclass as t, conname from pg_constraint k join pg_class r on r.oid = conrelid join pg_namespace n on n.oid = r.relnamespace
      where contype = 'c' and n.nspname !~ '^(pg_|information_schema$|pgboss$|public$|pub$|platform$)' loop execute format('alter table %s drop constraint %I', c.t, c.conname); end loop; end $$`)
    for (const [at, { table, column, type, nullable }] of columns.entries()) {
      const canary = `qz${at}zq`
      const changed = await run(`update ${table} set "${column}" = ${sung(`"${column}"`, type, canary, where)} ${where === 'words' ? `where "${column}"::text ~ '[^,:{\\[] [^"{\\[]'` : nullable ? '' : ''}`)
      if ((changed.numAffectedRows ?? 0n) > 0n) canaries.set(canary, `${table}.${column}`)
    }
    await run('reset session_replication_role')
  })
  return canaries
}

function sung(column: string, type: string, canary: string, where: 'words' | 'all'): string {
  if (type === 'jsonb') {
    const value = where === 'words' ? `(: "(?:[^"\\\\ ]|\\\\.)* (?:[^"\\\\]|\\\\.)*)"` : `(: "(?:[^"\\\\]|\\\\.)*)"`
    const leaves = `regexp_replace(${column}::text, '${value}', '\\1 ${canary}"', 'g')::jsonb`
    return where === 'words' ? leaves : `case jsonb_typeof(${column}) when 'object' then ${leaves} || jsonb_build_object('canary', '${canary}') when 'array' then ${leaves} || to_jsonb('${canary}'::text) else to_jsonb('${canary}'::text) end`
  }
  if (type === 'text[]') return where === 'words' ? column : `coalesce(${column}, '{}') || '${canary}'::text`
  return where === 'words' ? `${column} || ' ${canary}'` : `coalesce(${column}, '') || ' ${canary}'`
}

/** The columns whose canaries are heard in a text. */
export function heard(canaries: Canaries, text: string): string[] {
  return [...new Set((text.match(song) ?? []).map((canary) => canaries.get(canary) ?? `an unknown canary ${canary}`))].sort()
}

/** What the residents of a zone are asked in a round that is open is no secret: the sheet itself, with the places it offers and the keys it is sealed with. */
export const askedOfResidents = /^survey\.(instruments\.definition|waves\.name|places\.names|wave_keys\.(fingerprint|publics))$/
