create schema survey;
grant usage on schema survey to app_rw;

-- The questionnaire as it was asked: evidence, never edited. A change is a new version.
create table survey.instruments (
  directorate_id uuid not null,
  id uuid not null,
  code text not null,
  version text not null,
  hash text not null,
  definition jsonb not null,
  primary key (directorate_id, id),
  unique (directorate_id, code, version)
);

create table survey.waves (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  instrument_id uuid not null,
  name jsonb not null,
  frame text not null,
  modes text[] not null,
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  state text not null check (state in ('planned', 'open', 'closed', 'published')),
  follows_id uuid,
  design_effect double precision not null default 1,
  hoped_change double precision,
  margins jsonb,
  closed_on date,
  primary key (directorate_id, id),
  foreign key (directorate_id, instrument_id) references survey.instruments,
  foreign key (directorate_id, follows_id) references survey.waves
);

create table survey.wave_zones (
  directorate_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  commissariat_id uuid not null,
  target integer not null check (target > 0),
  population integer,
  boundary_hash text,
  primary key (directorate_id, wave_id, zone_id),
  foreign key (directorate_id, wave_id) references survey.waves
);

-- A letter with a code. The row never learns when it was used, nor what was answered.
create table survey.invitations (
  directorate_id uuid not null,
  code_hash text not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  stratum smallint,
  unit integer,
  outcome text not null default 'sent' check (outcome in ('sent', 'answered', 'refused', 'not-reached', 'not-eligible')),
  primary key (directorate_id, code_hash),
  foreign key (directorate_id, wave_id) references survey.waves
);
create index on survey.invitations (directorate_id, wave_id);

-- A half-filled sheet, sealed under a key that only the code can make. Deleted when the sheet is handed in or the wave closes.
create table survey.drafts (
  directorate_id uuid not null,
  code_hash text not null,
  wave_id uuid not null,
  sealed bytea not null,
  primary key (directorate_id, code_hash)
);

create table survey.mappings (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  name text not null,
  columns jsonb not null,
  primary key (directorate_id, id),
  unique (directorate_id, commissariat_id, name)
);

create table survey.batches (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  file_name text not null,
  file_hash text not null,
  sheets integer not null,
  state text not null check (state in ('kept', 'undone')),
  primary key (directorate_id, id),
  foreign key (directorate_id, wave_id) references survey.waves
);
create unique index a_file_is_kept_once on survey.batches (directorate_id, wave_id, file_hash) where state = 'kept';

-- No foreign key to the wave: it would cost two fifths of an import, and the deeds that write sheets hold the wave's row while they do.
-- One resident's answers, in the order of the instrument; negative numbers are reasons why there is none. No name, no time, no invitation.
create table survey.sheets (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  mode text not null,
  language text,
  stratum smallint,
  unit integer,
  batch_id uuid,
  answers smallint[] not null,
  primary key (directorate_id, id)
);
create index on survey.sheets (directorate_id, wave_id, zone_id);

-- What residents wrote in their own words, apart from the sheet it stood on.
create table survey.remarks (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  question text not null,
  words text not null,
  primary key (directorate_id, id)
);

-- A publication is a copy, not a view.
create table survey.publications (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  published_on date not null,
  instrument_hash text not null,
  code_version text not null,
  primary key (directorate_id, id),
  unique (directorate_id, wave_id),
  foreign key (directorate_id, wave_id) references survey.waves
);

create table pub.instruments (
  hash text primary key,
  code text not null,
  version text not null,
  definition jsonb not null
);
create table pub.waves (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  publication_id uuid not null,
  follows_id uuid,
  name jsonb not null,
  instrument_hash text not null references pub.instruments,
  code_version text not null,
  opens_on date not null,
  closes_on date not null,
  published_on date not null,
  frame text not null,
  modes jsonb not null,
  result jsonb not null,
  primary key (directorate_id, id)
);
create table pub.zone_results (
  directorate_id uuid not null,
  wave_id uuid not null,
  slug text not null references pub.zones,
  result jsonb not null,
  primary key (directorate_id, wave_id, slug),
  foreign key (directorate_id, wave_id) references pub.waves
);
create index on pub.zone_results (slug);

alter table survey.instruments enable row level security;
alter table survey.instruments force row level security;
create policy own_directorate on survey.instruments to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
do $$
declare t text;
begin
  foreach t in array array['waves', 'wave_zones', 'mappings', 'batches', 'sheets', 'remarks', 'publications', 'invitations', 'drafts'] loop
    execute format('alter table survey.%I enable row level security', t);
    execute format('alter table survey.%I force row level security', t);
  end loop;
  foreach t in array array['waves', 'wave_zones', 'mappings', 'batches', 'sheets', 'remarks', 'publications', 'invitations'] loop
    execute format('create policy in_reach on survey.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
  end loop;
end $$;
-- Who shows the code sees that one invitation and its draft.
create policy shown on survey.invitations to app_rw using (code_hash = frame.shown());
create policy shown on survey.drafts to app_rw using (code_hash = frame.shown()) with check (code_hash = frame.shown());
-- Whoever closes a wave shows the wave itself (its id, hashed) and may then wipe the drafts of it; they stay sealed.
create policy left_over on survey.drafts for select to app_rw using (directorate_id = frame.directorate() and encode(sha256(convert_to(wave_id::text, 'UTF8')), 'hex') = frame.shown());
create policy wiped on survey.drafts for delete to app_rw using (directorate_id = frame.directorate() and encode(sha256(convert_to(wave_id::text, 'UTF8')), 'hex') = frame.shown());
grant select, insert, update, delete on all tables in schema survey to app_rw;
revoke update, delete on survey.instruments, survey.publications from app_rw;

alter table pub.instruments enable row level security;
alter table pub.instruments force row level security;
create policy everybody on pub.instruments for select to app_rw, app_public using (true);
create policy published on pub.instruments for insert to app_rw with check (true);
alter table pub.waves enable row level security;
alter table pub.waves force row level security;
create policy everybody on pub.waves for select to app_rw, app_public using (true);
create policy published on pub.waves for insert to app_rw with check (frame.within_reach(directorate_id, commissariat_id));
alter table pub.zone_results enable row level security;
alter table pub.zone_results force row level security;
create policy everybody on pub.zone_results for select to app_rw, app_public using (true);
create policy published on pub.zone_results for insert to app_rw with check (directorate_id = frame.directorate());
grant select, insert on pub.instruments, pub.waves, pub.zone_results to app_rw;
grant select on pub.instruments, pub.waves, pub.zone_results to app_public;
