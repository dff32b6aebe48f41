-- A session begins half: whoever showed a link may set up a proof and nothing else. proved_at is when a proof was last shown.
-- Sessions that are open now were begun by a link alone: their holders sign in again.
delete from people.sessions;
alter table people.sessions add column id uuid not null, add column proved_at timestamptz;
create policy own_seen on people.sessions for select to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy own_ended on people.sessions for delete to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or (frame.person() is null and directorate_id = any (frame.reach()))));

-- A row opens to the person whose it is, and to whoever shows the sign-in name or the passkey; to nobody else, whatever their post.
create table people.passwords (
  directorate_id uuid not null,
  person_id uuid not null,
  name_hash text not null,
  name text not null,
  password text not null,
  secret text not null,
  last_step integer not null,
  made_at timestamptz not null,
  primary key (directorate_id, person_id),
  unique (directorate_id, name_hash),
  foreign key (directorate_id, person_id) references people.persons
);
create table people.passkeys (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  credential_hash text not null,
  credential text not null,
  public_key text not null,
  counter bigint not null,
  host text not null,
  label text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  answered_at timestamptz not null,
  primary key (directorate_id, id),
  unique (directorate_id, credential_hash),
  foreign key (directorate_id, person_id) references people.persons
);
create index on people.passkeys (directorate_id, person_id);
-- Two custodians let somebody begin anew who lost every proof. What was set up before the second one confirmed opens nothing any more.
create table people.recoveries (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  begun_by uuid,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  confirmed_by uuid check (confirmed_by <> begun_by),
  confirmed_at timestamptz,
  primary key (directorate_id, id),
  foreign key (directorate_id, person_id) references people.persons,
  check (begun_by <> person_id and confirmed_by <> person_id)
);
create index on people.recoveries (directorate_id, person_id);
-- Whether a link alone signs a person in: only a town that is made up says so, and only the operator writes it.
create table people.sign_in_rules (
  directorate_id uuid not null primary key,
  links_suffice boolean not null
);

alter table people.passwords enable row level security;
alter table people.passwords force row level security;
create policy own_or_shown on people.passwords to app_rw
  using (name_hash = frame.shown() or (directorate_id = frame.directorate() and person_id = frame.person()))
  with check (directorate_id = frame.directorate() and person_id = frame.person());
alter table people.passkeys enable row level security;
alter table people.passkeys force row level security;
create policy own_or_shown on people.passkeys to app_rw
  using (credential_hash = frame.shown() or (directorate_id = frame.directorate() and person_id = frame.person()))
  with check (directorate_id = frame.directorate() and person_id = frame.person());
alter table people.recoveries enable row level security;
alter table people.recoveries force row level security;
create policy own_directorate on people.recoveries to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
alter table people.sign_in_rules enable row level security;
alter table people.sign_in_rules force row level security;
create policy known on people.sign_in_rules for select to app_rw using (directorate_id = frame.directorate());
create policy said on people.sign_in_rules for insert to app_rw with check (frame.person() is null and directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy changed on people.sign_in_rules for update to app_rw using (frame.person() is null and directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
grant select, insert, update, delete on people.passwords, people.passkeys to app_rw;
grant select, insert, update on people.recoveries, people.sign_in_rules to app_rw;
