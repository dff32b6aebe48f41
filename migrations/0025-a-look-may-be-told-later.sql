-- That a look is told to the person later: asked by one, confirmed by another, with a reason of the law, from a day to a day. Whom it is about reads it under their own
-- name, for the list of looks is made with it; it is told them when it is over.
create table privacy.deferrals (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  reason text not null check (reason in ('inquiries', 'prevention', 'public-security', 'national-security', 'rights-of-others')),
  file text not null,
  from_on date not null,
  days integer not null check (days between 1 and 365),
  asked_on date not null,
  asked_by uuid not null,
  asked_as text not null check (asked_as in ('data-protection', 'hq')),
  confirmed_on date,
  confirmed_by uuid,
  ended_on date,
  ended_by uuid,
  until_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, asked_by) references people.persons,
  foreign key (directorate_id, confirmed_by) references people.persons,
  foreign key (directorate_id, ended_by) references people.persons,
  check ((confirmed_on is null) = (confirmed_by is null)),
  check ((ended_on is null) = (ended_by is null)),
  check (asked_by <> person_id),
  check (confirmed_by is null or (confirmed_by <> asked_by and confirmed_by <> person_id)),
  check (from_on <= asked_on),
  check (until_on <= coalesce(confirmed_on + days, asked_on + 7))
);
create index on privacy.deferrals (directorate_id, person_id);
alter table privacy.deferrals enable row level security;
alter table privacy.deferrals force row level security;
create policy theirs on privacy.deferrals for select to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
create policy asked on privacy.deferrals for insert to app_rw
  with check (directorate_id = frame.directorate() and asked_by = frame.person() and confirmed_by is null and frame.holds(asked_as, directorate_id, directorate_id));
create policy answered on privacy.deferrals for update to app_rw
  using (directorate_id = frame.directorate() and person_id <> frame.person() and (frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)))
  with check (directorate_id = frame.directorate() and (confirmed_by = frame.person() or ended_by = frame.person()));
grant select, insert on privacy.deferrals to app_rw;
grant update (confirmed_on, confirmed_by, ended_on, ended_by, until_on) on privacy.deferrals to app_rw;

-- How many were confirmed in a quarter, for everybody.
create table pub.deferral_counts (
  directorate_id uuid not null,
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  confirmed integer not null check (confirmed > 0),
  primary key (directorate_id, quarter)
);
alter table pub.deferral_counts enable row level security;
alter table pub.deferral_counts force row level security;
create policy everybody on pub.deferral_counts for select to app_rw, app_public using (true);
create policy counted on pub.deferral_counts for insert to app_rw
  with check (directorate_id = frame.directorate() and (frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
create policy counted_on on pub.deferral_counts for update to app_rw
  using (directorate_id = frame.directorate() and (frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
grant select on pub.deferral_counts to app_public;
grant select, insert on pub.deferral_counts to app_rw;
grant update (confirmed) on pub.deferral_counts to app_rw;

-- Three years after it is over the keeper takes it away.
grant select (directorate_id, id, until_on), delete on privacy.deferrals to app_keeper;
create policy by_the_clock on privacy.deferrals to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
