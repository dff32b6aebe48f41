-- Reads the catalogue of a migrated database: one row for each break of the rules of its schemas. No row means that it keeps them.
-- $1: reference tables, which belong to no directorate. $2: logins that serve requests. $3: logins that never own or rule. $4: policies that look at nothing, and may.
with space as (
  select oid, nspname from pg_namespace where nspname !~ '^(pg_|information_schema$|pgboss$|public$)'
), tab as (
  select c.oid, s.nspname || '.' || c.relname as name, c.relname, s.nspname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
    a.attnum as tenant, a.attnotnull, a.atttypid, s.nspname || '.' || c.relname = any ($1::text[]) as reference
  from pg_class c join space s on s.oid = c.relnamespace
  left join pg_attribute a on a.attrelid = c.oid and a.attname = 'directorate_id' and not a.attisdropped
  where c.relkind in ('r', 'p')
), own as (
  select * from tab where not reference
)
select name, 'row-level security is not enabled and forced' as fault from tab where not relispartition and not (relrowsecurity and relforcerowsecurity) and not (name = 'platform.migrations')
union all select name, 'has no directorate_id and is no reference table' from own where tenant is null
union all select name, 'directorate_id is not uuid not null' from own where tenant is not null and not (attnotnull and atttypid = 'uuid'::regtype)
union all select name, 'directorate_id is not first in the primary key' from own
  where tenant is not null and not exists (select from pg_index i where i.indrelid = own.oid and i.indisprimary and i.indkey[0] = own.tenant)
union all select name, 'unique without directorate_id: ' || i.indexrelid::regclass from own join pg_index i on i.indrelid = own.oid
  where tenant is not null and i.indisunique and not (own.tenant = any ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
union all select name, 'exclusion without directorate_id: ' || k.conname from own join pg_constraint k on k.conrelid = own.oid and k.contype = 'x' where not (own.tenant = any (k.conkey))
  and pg_get_constraintdef(k.oid) !~ '\(directorate_id, directorate_id, ''\[\]''::text\) WITH =' -- a range of one directorate is no column
union all select own.name, 'foreign key is not paired with directorate_id: ' || k.conname from own join pg_constraint k on k.conrelid = own.oid and k.contype = 'f'
  join own there on there.oid = k.confrelid
  where not exists (select from unnest(k.conkey, k.confkey) as pair (here, there_) where pair.here = own.tenant and pair.there_ = there.tenant)
union all select tab.name, 'a reference table points at a table of a directorate: ' || k.conname from tab join pg_constraint k on k.conrelid = tab.oid and k.contype = 'f' join own on own.oid = k.confrelid where tab.reference
union all select name, 'trigger: ' || g.tgname from tab join pg_trigger g on g.tgrelid = tab.oid where not g.tgisinternal
union all select name, 'numbers itself: ' || a.attname from tab join pg_attribute a on a.attrelid = tab.oid and a.attnum > 0
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like '%nextval(%'
union all select name, 'policy with a subquery: ' || p.polname from tab join pg_policy p on p.polrelid = tab.oid
  where coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') ~* '\(\s*select'
union all select name, 'policy for everyone, not for a login: ' || p.polname from tab join pg_policy p on p.polrelid = tab.oid where 0 = any (p.polroles)
union all select s.nspname || '.' || c.relname, 'view that does not ask as its reader' from pg_class c join space s on s.oid = c.relnamespace
  where c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false))
union all select s.nspname || '.' || f.proname, 'function that runs as its owner' from pg_proc f join space s on s.oid = f.pronamespace where f.prosecdef
union all select s.nspname || '.' || t.typname, 'type of its own list: write text and a check' from pg_type t join space s on s.oid = t.typnamespace where t.typtype = 'e'
union all select s.nspname || '.' || c.relname, 'is owned by ' || r.rolname from pg_class c join space s on s.oid = c.relnamespace join pg_roles r on r.oid = c.relowner where r.rolname = any ($3::text[]) and c.relkind not in ('i', 'I')
union all select rolname, 'login is a superuser, or makes roles or databases' from pg_roles where rolname = any ($3::text[] || 'app_migrate'::text) and (rolsuper or rolcreaterole or rolcreatedb)
union all select rolname, 'login that serves requests passes by row-level security' from pg_roles where rolname = any ($2::text[]) and rolbypassrls
union all select wanted, 'login is not there' from unnest($2::text[]) as wanted where not exists (select from pg_roles where rolname = wanted)
union all select m.rolname, 'login that serves requests belongs to ' || g.rolname from pg_auth_members am join pg_roles m on m.oid = am.member join pg_roles g on g.oid = am.roleid where m.rolname = any ($2::text[])
union all select s.nspname || '.' || c.relname, 'app_public may do ' || g.privilege_type
  from pg_class c join space s on s.oid = c.relnamespace, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
  where r.rolname = 'app_public' and not (s.nspname = 'pub' and g.privilege_type = 'SELECT')
union all select s.nspname || '.' || c.relname || '.' || a.attname, 'app_public may do ' || g.privilege_type
  from pg_attribute a join pg_class c on c.oid = a.attrelid join space s on s.oid = c.relnamespace, aclexplode(a.attacl) g join pg_roles r on r.oid = g.grantee
  where r.rolname = 'app_public' and not (s.nspname = 'pub' and g.privilege_type = 'SELECT')
union all select s.nspname || '.' || c.relname, 'everyone may do ' || g.privilege_type from pg_class c join space s on s.oid = c.relnamespace, aclexplode(c.relacl) g where g.grantee = 0
union all select name, 'the schema''s own notebook is open to ' || r.rolname from tab, pg_roles r where name = 'platform.migrations' and r.rolname = any ($2::text[]) and has_table_privilege(r.rolname, tab.oid, 'insert, update, delete')
union all select s.nspname || '.' || c.relname || '.' || a.attname, 'everyone may do ' || g.privilege_type
  from pg_attribute a join pg_class c on c.oid = a.attrelid join space s on s.oid = c.relnamespace, aclexplode(a.attacl) g where g.grantee = 0
union all select s.nspname, 'schema is open to everyone: ' || g.privilege_type from space s join pg_namespace n on n.oid = s.oid, aclexplode(n.nspacl) g where g.grantee = 0
union all select s.nspname, 'schema is owned by ' || r.rolname from space s join pg_namespace n on n.oid = s.oid join pg_roles r on r.oid = n.nspowner where r.rolname = any ($3::text[])
union all select s.nspname || '.' || f.proname, 'function is owned by ' || r.rolname from pg_proc f join space s on s.oid = f.pronamespace join pg_roles r on r.oid = f.proowner where r.rolname = any ($3::text[])
union all select s.nspname, 'something may be made in it by ' || r.rolname from space s, pg_roles r where r.rolname = any ($3::text[]) and has_schema_privilege(r.rolname, s.oid, 'create')
union all select name, r.rolname || ' may empty it, which no policy sees' from tab, pg_roles r where r.rolname = any ($2::text[]) and has_table_privilege(r.rolname, tab.oid, 'truncate')
union all select name, r.rolname || ' may change or take away what is in the record' from tab, pg_roles r where name in ('frame.record', 'frame.quiet', 'pub.record_heads') and r.rolname = any ($2::text[]) and has_any_column_privilege(r.rolname, tab.oid, 'update')
union all select name, r.rolname || ' may change or take away what is in the record' from tab, pg_roles r where name in ('frame.record', 'frame.quiet', 'frame.heads', 'pub.record_heads') and r.rolname = any ($2::text[]) and has_table_privilege(r.rolname, tab.oid, 'delete')
union all select name, 'policy that looks at nothing: ' || p.polname from tab join pg_policy p on p.polrelid = tab.oid
  where not (nspname = 'pub' and p.polcmd = 'r') and not (name || '.' || p.polname = any ($4::text[]))
    and (pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
order by 1, 2
