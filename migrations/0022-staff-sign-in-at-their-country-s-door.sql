-- A provider says who somebody is; it gives nobody a right. What is ours of it (secret, key) is sealed. The door reads it before anybody is known, and
-- whoever runs the directorate; no other person.
create table people.providers (
  directorate_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('openid', 'saml')),
  names jsonb not null,
  open boolean not null,
  site text not null,
  issuer text not null,
  client text not null,
  secret text not null,
  address text,
  certificates text,
  own_certificate text,
  claims jsonb not null,
  least text not null check (least in ('low', 'substantial', 'high')),
  asks_every_time boolean not null,
  changed_at timestamptz not null,
  primary key (directorate_id, id)
);
-- Whose a national identifier is: kept as a keyed hash, opened by whoever shows it, seen by its person and by whoever runs the directorate.
create table people.identities (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  provider_id uuid not null,
  identifier_hash text not null,
  made_at timestamptz not null,
  made_by uuid,
  used_at timestamptz,
  primary key (directorate_id, id),
  unique (directorate_id, identifier_hash),
  foreign key (directorate_id, person_id) references people.persons,
  foreign key (directorate_id, provider_id) references people.providers
);
create index on people.identities (directorate_id, person_id);
-- An errand (a browser sent to a provider and back) is good once: which ones came back is remembered until they would be too old anyway.
create table people.spent_errands (
  directorate_id uuid not null,
  errand_hash text not null,
  ends_at timestamptz not null,
  primary key (directorate_id, errand_hash)
);
-- The buttons of the sign-in page.
create table pub.providers (
  directorate_id uuid not null,
  id uuid not null,
  names jsonb not null,
  primary key (directorate_id, id)
);

alter table people.providers enable row level security;
alter table people.providers force row level security;
create policy at_the_door on people.providers for select to app_rw using (directorate_id = frame.directorate() and (frame.person() is null or directorate_id = any (frame.reach())));
create policy set_up on people.providers for insert to app_rw with check (frame.within_reach(directorate_id, directorate_id));
create policy changed on people.providers for update to app_rw using (frame.within_reach(directorate_id, directorate_id));
alter table people.identities enable row level security;
alter table people.identities force row level security;
create policy own_or_shown on people.identities to app_rw
  using (identifier_hash = frame.shown() or (directorate_id = frame.directorate() and (person_id = frame.person() or directorate_id = any (frame.reach()))))
  with check (directorate_id = frame.directorate() and (person_id = frame.person() or directorate_id = any (frame.reach())));
alter table people.spent_errands enable row level security;
alter table people.spent_errands force row level security;
create policy shown on people.spent_errands for select to app_rw
  using (directorate_id = frame.directorate() and (errand_hash = frame.shown() or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy gone on people.spent_errands for insert to app_rw with check (directorate_id = frame.directorate());
create policy swept on people.spent_errands for delete to app_rw
  using (directorate_id = frame.directorate() and frame.person() is null and directorate_id = any (frame.reach()));
alter table pub.providers enable row level security;
alter table pub.providers force row level security;
create policy everybody on pub.providers for select to app_rw, app_public using (true);
create policy opened on pub.providers for insert to app_rw with check (directorate_id = frame.directorate());
create policy renamed on pub.providers for update to app_rw using (directorate_id = frame.directorate());
create policy closed on pub.providers for delete to app_rw using (directorate_id = frame.directorate());
grant select, insert, update on people.providers to app_rw;
grant select, insert, update, delete on people.identities, pub.providers to app_rw;
grant select, insert, delete on people.spent_errands to app_rw;
grant select on pub.providers to app_public;

-- What the clock and a person's erasure take away.
grant select (directorate_id, id, person_id), delete on people.identities to app_keeper;
create policy by_the_clock on people.identities to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
