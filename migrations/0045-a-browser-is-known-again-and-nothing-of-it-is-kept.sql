-- A browser in which somebody signed in is known again by a random cookie. Kept are a keyed hash of it and of whose it is, and two days: nothing of where a browser is or which.
create table people.browsers (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  first_on date not null,
  last_on date not null check (last_on >= first_on),
  -- Until then it is new, and a proof is good for one deed in it; empty when that is over, or when a link or two custodians vouched for it.
  new_until timestamptz,
  -- The day on which somebody came in by a browser that the account did not know, until that was seen in this one.
  told_of date,
  primary key (directorate_id, id),
  unique (directorate_id, person_id, token_hash),
  foreign key (directorate_id, person_id) references people.persons
);
alter table people.browsers enable row level security;
alter table people.browsers force row level security;
-- A row is its person's own, and nobody's else: no post opens it, and the console sweeps the hour away when it is over.
create policy own on people.browsers to app_rw
  using (directorate_id = frame.directorate() and person_id = frame.person())
  with check (directorate_id = frame.directorate() and person_id = frame.person());
create policy old_seen on people.browsers for select to app_rw using (frame.person() is null and directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy no_longer_new on people.browsers for update to app_rw
  using (frame.person() is null and directorate_id = frame.directorate() and directorate_id = any (frame.reach()) and new_until is not null)
  with check (directorate_id = frame.directorate() and new_until is null);
grant select, insert, update, delete on people.browsers to app_rw;
create policy by_the_clock on people.browsers to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
grant select (directorate_id, id, last_on, person_id), delete on people.browsers to app_keeper;

-- A session belongs to the browser in which it began. Those that are open belong to none: their holders sign in again.
alter table people.sessions no force row level security;
delete from people.sessions;
alter table people.sessions force row level security;
alter table people.sessions
  -- Of one that is forgotten none is left, and what began in it opens nothing.
  add column browser_id uuid,
  -- It was begun by a program that showed no browser: a proof is good for one deed.
  add column each_time boolean not null default false,
  -- The request in which its last proof was used, where a proof is good for one.
  add column spent_in uuid,
  -- It was shown by a browser that it does not belong to: it opens nothing any more, to nobody.
  add column strayed boolean not null default false;
create policy own_spent on people.sessions for update to app_rw
  using (directorate_id = frame.directorate() and person_id = frame.person()) with check (directorate_id = frame.directorate() and person_id = frame.person());
