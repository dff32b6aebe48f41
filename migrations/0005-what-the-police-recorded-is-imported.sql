create schema incidents;
grant usage on schema incidents to app_rw;

-- How the files of one police are read, under a name. The area is a commissariat, or the directorate itself.
create table incidents.profiles (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  name text not null,
  definition jsonb not null,
  primary key (directorate_id, id),
  unique (directorate_id, commissariat_id, name)
);

-- One file. Unplaced incidents belong to its area.
create table incidents.batches (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  file_name text not null,
  file_hash text not null,
  source text not null,
  profile jsonb not null,
  rows integer not null,
  placed integer not null,
  unplaced integer not null,
  left_out integer not null,
  from_on date,
  to_on date,
  state text not null check (state in ('kept', 'undone')),
  primary key (directorate_id, id)
);
create unique index a_file_is_kept_once on incidents.batches (directorate_id, commissariat_id, file_hash) where state = 'kept';

-- No foreign keys to zone and batch: they would cost two fifths of an import; the deeds that write here read both in the same transaction.
-- What the police wrote down, without the people in it. The exact point is for staff alone.
create table incidents.incidents (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  batch_id uuid not null,
  zone_id uuid,
  category text not null,
  happened_on date not null,
  precise_to text not null check (precise_to in ('day', 'month')),
  hour smallint check (hour between 0 and 23),
  lon double precision,
  lat double precision,
  found_by text not null check (found_by in ('reported', 'police')),
  counts smallint not null check (counts in (1, -1)),
  primary key (directorate_id, id)
);
create index on incidents.incidents (directorate_id, zone_id, happened_on) include (category, found_by, counts);
create index on incidents.incidents (directorate_id, commissariat_id, happened_on) include (zone_id, category, counts);
create index on incidents.incidents (directorate_id, batch_id);

-- A day from which recording or law changed; of all categories when none is named.
create table incidents.breaks (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  from_on date not null,
  words jsonb not null,
  categories text[] not null,
  primary key (directorate_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['profiles', 'batches', 'incidents', 'breaks'] loop
    execute format('alter table incidents.%I enable row level security', t);
    execute format('alter table incidents.%I force row level security', t);
    execute format('create policy in_reach on incidents.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
  end loop;
end $$;
-- What holds for the whole directorate is known in all of it.
create policy known_everywhere on incidents.profiles for select to app_rw using (directorate_id = frame.directorate() and commissariat_id = directorate_id);
create policy known_everywhere on incidents.breaks for select to app_rw using (directorate_id = frame.directorate() and commissariat_id = directorate_id);
create policy known_everywhere on incidents.batches for select to app_rw using (directorate_id = frame.directorate() and commissariat_id = directorate_id);
grant select, insert, update on incidents.profiles, incidents.batches to app_rw;
grant select, insert, delete on incidents.incidents to app_rw;
grant select, insert on incidents.breaks to app_rw;
