-- Categories an analyst added to those that every questionnaire has.
create table survey.remark_codes (
  directorate_id uuid not null,
  commissariat_id uuid not null,
  question text not null,
  code text not null check (code ~ '^[a-z][a-z0-9-]*$'),
  names jsonb not null,
  primary key (directorate_id, commissariat_id, question, code)
);

-- Which categories a remark belongs to. Written once the wave is closed: closing gives every remark a new id.
create table survey.codings (
  directorate_id uuid not null,
  remark_id uuid not null,
  code text not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  primary key (directorate_id, remark_id, code),
  foreign key (directorate_id, remark_id) references survey.remarks
);
create index on survey.codings (directorate_id, wave_id);

-- Public places that residents may name: made by an analyst, never somebody's address. Eight addresses or none lie there.
create table survey.places (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  names jsonb not null,
  lon double precision not null,
  lat double precision not null,
  addresses integer not null check (addresses = 0 or addresses >= 8),
  closed_on date,
  primary key (directorate_id, id)
);
create index on survey.places (directorate_id, zone_id);

-- One place that one resident named, and when it is dangerous there. No sheet, no person, no moment; closing writes all of them again in random order.
create table survey.pins (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  place_id uuid not null,
  times text[] not null check (cardinality(times) > 0 and times <@ array['morning', 'day', 'evening', 'night']),
  primary key (directorate_id, id),
  foreign key (directorate_id, place_id) references survey.places
);
create index on survey.pins (directorate_id, wave_id, zone_id);

-- What the station will do so that a zone or a group takes part next time.
create table survey.outreach (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  zone_id uuid,
  question text,
  code integer,
  words text not null,
  who text not null,
  due_on date not null,
  done_on date,
  primary key (directorate_id, id),
  foreign key (directorate_id, wave_id) references survey.waves,
  check ((zone_id is null) <> (question is null) and (question is null) = (code is null))
);

-- Frozen copies, as everybody reads them.
create table pub.remark_counts (
  directorate_id uuid not null,
  wave_id uuid not null,
  slug text not null references pub.zones,
  result jsonb not null,
  primary key (directorate_id, wave_id, slug),
  foreign key (directorate_id, wave_id) references pub.waves
);
create table pub.place_counts (
  directorate_id uuid not null,
  wave_id uuid not null,
  slug text not null references pub.zones,
  result jsonb not null,
  primary key (directorate_id, wave_id, slug),
  foreign key (directorate_id, wave_id) references pub.waves
);
create table pub.breakdowns (
  directorate_id uuid not null,
  wave_id uuid not null,
  question text not null,
  result jsonb not null,
  primary key (directorate_id, wave_id, question),
  foreign key (directorate_id, wave_id) references pub.waves
);

do $$
declare t text;
begin
  foreach t in array array['remark_codes', 'codings', 'places', 'pins', 'outreach'] loop
    execute format('alter table survey.%I enable row level security', t);
    execute format('alter table survey.%I force row level security', t);
    execute format('create policy in_reach on survey.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
  end loop;
  foreach t in array array['remark_counts', 'place_counts', 'breakdowns'] loop
    execute format('alter table pub.%I enable row level security', t);
    execute format('alter table pub.%I force row level security', t);
    execute format('create policy everybody on pub.%I for select to app_rw, app_public using (true)', t);
    execute format('create policy published on pub.%I for insert to app_rw with check (directorate_id = frame.directorate())', t);
  end loop;
end $$;
grant select, insert on survey.remark_codes to app_rw;
grant select, insert, delete on survey.codings, survey.pins to app_rw;
grant select, insert, update on survey.places, survey.outreach to app_rw;
grant select, insert on pub.remark_counts, pub.place_counts, pub.breakdowns to app_rw;
grant select on pub.remark_counts, pub.place_counts, pub.breakdowns to app_public;
