create schema mail;
create schema residents;
grant usage on schema mail, residents to app_rw;

-- The server that takes the mail of a directorate. The password is sealed; the last fault is a code.
create table mail.settings (
  directorate_id uuid not null primary key,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'plain')),
  login text,
  password text,
  sender text not null,
  site text not null,
  set_up_on date not null,
  fault text,
  fault_at timestamptz
);
-- That mail leaves a directorate is no secret: pages say where it does not.
create table pub.mail (
  directorate_id uuid not null primary key,
  since_on date not null
);
-- Messages that have not left: of which kind, and sealed to whom with what is needed once. A row is deleted when its message has left or is of no more use.
create table mail.messages (
  directorate_id uuid not null,
  id uuid not null,
  kind text not null,
  language text not null,
  sealed text not null,
  due_at timestamptz not null,
  tries integer not null default 0,
  ends_at timestamptz not null,
  primary key (directorate_id, id)
);
create index on mail.messages (due_at);

-- A resident belongs to no directorate: these rows lie under the one that stands for none.
create table residents.registrations (
  directorate_id uuid not null,
  person_id uuid not null,
  address_hash text not null,
  address text not null,
  language text not null,
  zone text,
  primary key (directorate_id, person_id),
  unique (directorate_id, address_hash)
);
-- A link somebody asked for: nobody is registered by asking. The row goes when the link is used, and within the hour when it is not.
create table residents.links (
  directorate_id uuid not null,
  token_hash text not null,
  address_hash text not null,
  address text not null,
  language text not null,
  browser_hash text not null,
  ends_at timestamptz not null,
  primary key (directorate_id, token_hash)
);
create index on residents.links (directorate_id, address_hash);
create table residents.sessions (
  directorate_id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  id uuid not null,
  began_on date not null,
  ends_at timestamptz not null,
  primary key (directorate_id, token_hash),
  foreign key (directorate_id, person_id) references residents.registrations
);
create index on residents.sessions (directorate_id, person_id);
create table residents.passkeys (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  credential_hash text not null,
  credential text not null,
  public_key text not null,
  counter bigint not null,
  host text not null,
  made_on date not null,
  answered_at timestamptz not null,
  primary key (directorate_id, id),
  unique (directorate_id, credential_hash),
  foreign key (directorate_id, person_id) references residents.registrations
);
create index on residents.passkeys (directorate_id, person_id);

do $$
declare t text;
begin
  foreach t in array array['mail.settings', 'mail.messages', 'pub.mail', 'residents.registrations', 'residents.links', 'residents.sessions', 'residents.passkeys'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

-- The keeper erases a person: it sees which rows are theirs, and nothing else of them.
grant usage on schema residents to app_keeper;
grant select (directorate_id, person_id), delete on residents.registrations to app_keeper;
grant select (directorate_id, person_id, token_hash), delete on residents.sessions to app_keeper;
grant select (directorate_id, id, person_id), delete on residents.passkeys to app_keeper;
do $$
declare t text;
begin
  foreach t in array array['residents.registrations', 'residents.sessions', 'residents.passkeys'] loop
    execute format('create policy by_the_clock on %s to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate())', t);
  end loop;
end $$;

create policy of_the_house on mail.settings to app_rw
  using (directorate_id = frame.directorate() and directorate_id = any (frame.reach()))
  with check (directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy everybody on pub.mail for select to app_rw, app_public using (true);
create policy published on pub.mail for insert to app_rw with check (directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy stopped on pub.mail for delete to app_rw using (directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
-- Whoever acts puts a message by; what belongs to no directorate leaves by whichever has mail.
create policy put_by on mail.messages for insert to app_rw with check (directorate_id = '00000000-0000-0000-0000-000000000000' or directorate_id = frame.directorate());
create policy counted on mail.messages for select to app_rw
  using (frame.directorate() = any (frame.reach()) and (directorate_id = frame.directorate() or (frame.person() is null and directorate_id = '00000000-0000-0000-0000-000000000000')));
create policy leaving on mail.messages for update to app_rw
  using (frame.person() is null and frame.directorate() = any (frame.reach()) and (directorate_id = frame.directorate() or directorate_id = '00000000-0000-0000-0000-000000000000'));
create policy gone on mail.messages for delete to app_rw
  using (frame.person() is null and frame.directorate() = any (frame.reach()) and (directorate_id = frame.directorate() or directorate_id = '00000000-0000-0000-0000-000000000000'));

create policy own_or_shown on residents.registrations to app_rw
  using (address_hash = frame.shown() or (directorate_id = frame.directorate() and person_id = frame.person()))
  with check (directorate_id = frame.directorate() and person_id = frame.person());
create policy shown on residents.links to app_rw
  using (token_hash = frame.shown() or address_hash = frame.shown())
  with check (address_hash = frame.shown());
create policy looked_over on residents.links for select to app_rw using (frame.person() is null and directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy swept on residents.links for delete to app_rw using (frame.person() is null and directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy own_or_shown on residents.sessions to app_rw
  using (token_hash = frame.shown() or (directorate_id = frame.directorate() and person_id = frame.person()))
  with check (directorate_id = frame.directorate() and person_id = frame.person());
create policy looked_over on residents.sessions for select to app_rw using (frame.person() is null and directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy swept on residents.sessions for delete to app_rw using (frame.person() is null and directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy own_or_shown on residents.passkeys to app_rw
  using (credential_hash = frame.shown() or (directorate_id = frame.directorate() and person_id = frame.person()))
  with check (directorate_id = frame.directorate() and person_id = frame.person());

grant select, insert, update, delete on mail.settings, mail.messages to app_rw;
grant select, insert, delete on pub.mail to app_rw;
grant select on pub.mail to app_public;
grant select, insert, update, delete on residents.registrations, residents.passkeys to app_rw;
grant select, insert, delete on residents.links, residents.sessions to app_rw;
