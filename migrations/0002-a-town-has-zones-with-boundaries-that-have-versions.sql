create schema territory;
grant usage on schema territory to app_rw;

-- Reference: the regional directorates (tenants) of this installation.
create table territory.directorates (
  id uuid primary key,
  code text not null unique,
  country text not null,
  names jsonb not null
);

create table territory.commissariats (
  directorate_id uuid not null references territory.directorates,
  id uuid not null,
  code text not null,
  names jsonb not null,
  primary key (directorate_id, id),
  unique (directorate_id, code)
);

create table territory.zones (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  code text not null,
  slug text not null,
  names jsonb not null,
  population integer check (population >= 0),
  primary key (directorate_id, id),
  unique (directorate_id, code),
  unique (directorate_id, slug),
  foreign key (directorate_id, commissariat_id) references territory.commissariats
);

-- Where a zone lies, from a day to a day. A change of a boundary is a new row; the old one stays.
create table territory.boundaries (
  directorate_id uuid not null,
  id uuid not null,
  zone_id uuid not null,
  from_on date not null,
  to_on date check (to_on > from_on),
  geometry jsonb not null,
  hash text not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  primary key (directorate_id, id),
  unique (directorate_id, zone_id, from_on),
  foreign key (directorate_id, zone_id) references territory.zones
);

-- What everybody may know of a zone. The address of its page is unique in the installation.
create table pub.zones (
  slug text primary key,
  directorate_id uuid not null,
  zone_id uuid not null,
  commissariat_id uuid not null,
  code text not null,
  names jsonb not null,
  commissariat_names jsonb not null,
  directorate_names jsonb not null,
  country text not null,
  population integer,
  boundary jsonb
);
-- Counts up whenever something public changes, so that stored pages know when they are old.
create table pub.edition (one boolean primary key default true check (one), number bigint not null);
insert into pub.edition (number) values (1);

alter table territory.directorates enable row level security;
alter table territory.directorates force row level security;
create policy known on territory.directorates for select to app_rw using (true);
create policy founded on territory.directorates for insert to app_rw with check (id = frame.directorate());
create policy renamed on territory.directorates for update to app_rw using (id = frame.directorate());
alter table territory.commissariats enable row level security;
alter table territory.commissariats force row level security;
create policy known on territory.commissariats for select to app_rw using (true);
create policy founded on territory.commissariats for insert to app_rw with check (directorate_id = frame.directorate());
create policy renamed on territory.commissariats for update to app_rw using (directorate_id = frame.directorate());
alter table territory.zones enable row level security;
alter table territory.zones force row level security;
create policy known on territory.zones for select to app_rw using (true);
create policy drawn on territory.zones for insert to app_rw with check (frame.within_reach(directorate_id, commissariat_id));
create policy redrawn on territory.zones for update to app_rw using (frame.within_reach(directorate_id, commissariat_id));
alter table territory.boundaries enable row level security;
alter table territory.boundaries force row level security;
create policy known on territory.boundaries for select to app_rw using (true);
create policy drawn on territory.boundaries for insert to app_rw with check (directorate_id = frame.directorate());
create policy redrawn on territory.boundaries for update to app_rw using (directorate_id = frame.directorate());
grant select, insert, update on all tables in schema territory to app_rw;

alter table pub.zones enable row level security;
alter table pub.zones force row level security;
create policy everybody on pub.zones for select to app_rw, app_public using (true);
create policy published on pub.zones for insert to app_rw with check (frame.within_reach(directorate_id, commissariat_id));
create policy republished on pub.zones for update to app_rw using (frame.within_reach(directorate_id, commissariat_id));
alter table pub.edition enable row level security;
alter table pub.edition force row level security;
create policy everybody on pub.edition for select to app_rw, app_public using (true);
create policy counted on pub.edition for update to app_rw using (true);
grant select, insert, update on pub.zones to app_rw;
grant select, update on pub.edition to app_rw;
grant select on pub.zones, pub.edition to app_public;
