-- A line says in which role, for what, on what ground, about whom and with what result; its number and its link are given while the chain's head is held.
alter table frame.record
  add column operation text check (operation in ('collect', 'alter', 'consult', 'disclose', 'combine', 'erase')),
  add column roles text[],
  add column session uuid,
  add column whose uuid[],
  add column purpose text,
  add column ground text,
  add column recipients text[],
  add column result text check (result in ('done', 'refused')),
  add column request uuid,
  add column sequence bigint,
  add column hash text,
  add check (sequence is null or (operation is not null and roles is not null and whose is not null and purpose is not null and ground is not null
    and recipients is not null and result is not null and request is not null and hash is not null)),
  add unique (directorate_id, sequence);
create index on frame.record (directorate_id, at) where sequence is not null;
create index on frame.record using gin (whose) where sequence is not null and whose <> '{}';

-- The last link of each directorate's chain; the directorate of what belongs to none has one too.
create table frame.heads (
  directorate_id uuid not null primary key,
  sequence bigint not null,
  hash text not null
);
alter table frame.heads enable row level security;
alter table frame.heads force row level security;
create policy moved on frame.heads to app_rw using (true) with check (true);
grant select, insert on frame.heads to app_rw;
grant update (sequence, hash) on frame.heads to app_rw;

-- Lines of answering: in no chain, without number, moment or neighbour. The chain keeps how many there are, twenty and more at a time.
create table frame.quiet (
  directorate_id uuid not null,
  id uuid not null,
  name text not null,
  actor text not null,
  subject jsonb not null,
  primary key (directorate_id, id)
);
alter table frame.quiet enable row level security;
alter table frame.quiet force row level security;
create policy kept on frame.quiet for insert to app_rw with check (directorate_id in (frame.directorate(), '00000000-0000-0000-0000-000000000000'));
create policy counted on frame.quiet for select to app_rw using (directorate_id = frame.directorate() and frame.person() is null and directorate_id = any (frame.reach()));
grant insert, select on frame.quiet to app_rw;

-- The record is read by who looks after it, by the person whom a line is about, and by the machine itself; by no post of the house, the administrator's included.
drop policy read on frame.record;
create policy read on frame.record for select to app_rw using (
  (directorate_id = frame.directorate() and ((frame.person() is null and directorate_id = any (frame.reach())) or frame.person() = any (whose)))
  or (directorate_id in (frame.directorate(), '00000000-0000-0000-0000-000000000000')
    and ('auditor:' || frame.directorate()::text) = any (coalesce(nullif(current_setting('app.held', true), ''), '{}')::text[]))
);

-- Signed heads, for everybody: what was signed and is kept elsewhere cannot be cut off unseen.
create table pub.record_heads (
  directorate_id uuid not null,
  sequence bigint not null,
  hash text not null,
  at timestamptz not null,
  key text not null,
  signature text not null,
  primary key (directorate_id, sequence)
);
alter table pub.record_heads enable row level security;
alter table pub.record_heads force row level security;
create policy published on pub.record_heads for select to app_public, app_rw using (true);
create policy signed on pub.record_heads for insert to app_rw with check (directorate_id = frame.directorate() and frame.person() is null and directorate_id = any (frame.reach()));
grant select on pub.record_heads to app_public;
grant select, insert on pub.record_heads to app_rw;

-- What was recorded before there was a chain is sealed by its first line.
with old as (
  select directorate_id, count(*) as lines, gen_random_uuid() as id, gen_random_uuid() as request, date_trunc('milliseconds', now()) as at,
    encode(sha256(convert_to(string_agg(concat_ws(' ', id, name, actor, subject::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), chr(10) order by id), 'UTF8')), 'hex') as digest
  from frame.record group by directorate_id
), text as (
  select old.*, format('["%s","%s","record.found","collect","operator",[],null,{"digest":"%s","lines":%s},[],"oversight","legal-duty",[],"done","%s","%s"]',
    directorate_id, id, digest, lines, request, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as line from old
), hashed as (
  select text.*, encode(sha256(convert_to(repeat('0', 64) || chr(10) || '1' || chr(10) || line, 'UTF8')), 'hex') as hash from text
), head as (
  insert into frame.heads (directorate_id, sequence, hash) select directorate_id, 1, hash from hashed
)
insert into frame.record (directorate_id, id, name, operation, actor, roles, subject, whose, purpose, ground, recipients, result, request, at, sequence, hash)
select directorate_id, id, 'record.found', 'collect', 'operator', '{}', jsonb_build_object('digest', digest, 'lines', lines), '{}', 'oversight', 'legal-duty', '{}', 'done', request, at, 1, hash from hashed;
