-- Somebody of the police opens for an hour what their posts do not reach, says what for, and is judged by somebody else afterwards.
create table people.openings (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  commissariat_id uuid not null,
  purpose text not null check (purpose in ('danger-to-life', 'officer-cannot-be-reached', 'hand-over-at-once', 'disaster', 'ordered-by-court')),
  words text not null constraint words_sealed check (length(words) > 460 and words ~ '^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$'),
  began_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > began_at and ends_at <= began_at + interval '60 minutes'),
  ended_at timestamptz,
  ended_by uuid,
  verdict text check (verdict in ('in-order', 'not-in-order')),
  because text constraint because_sealed check (length(because) > 460 and because ~ '^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$'),
  judged_at timestamptz,
  judged_by uuid check (judged_by <> person_id),
  primary key (directorate_id, id),
  foreign key (directorate_id, person_id) references people.persons,
  foreign key (directorate_id, commissariat_id) references territory.commissariats,
  foreign key (directorate_id, ended_by) references people.persons,
  foreign key (directorate_id, judged_by) references people.persons,
  check ((verdict is null) = (judged_at is null) and (verdict is null) = (because is null))
);
create index on people.openings (directorate_id, person_id, ends_at);
alter table people.openings enable row level security;
alter table people.openings force row level security;
create policy own_or_reviewed on people.openings for select to app_rw using (directorate_id = frame.directorate() and (person_id = frame.person() or (frame.person() is null and directorate_id = any (frame.reach()))
  or frame.holds('auditor', directorate_id, directorate_id) or frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
create policy own on people.openings for insert to app_rw with check (directorate_id = frame.directorate() and person_id = frame.person());
create policy ended_or_judged on people.openings for update to app_rw using (directorate_id = frame.directorate() and (person_id = frame.person()
  or frame.holds('auditor', directorate_id, directorate_id) or frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
grant select, insert on people.openings to app_rw;
grant update (ended_at, ended_by, verdict, because, judged_at, judged_by) on people.openings to app_rw;
grant select (directorate_id, id, ends_at, person_id), delete on people.openings to app_keeper;
create policy by_the_clock on people.openings to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());

-- What was looked at during an opening is there for those who judge it, and of the record nothing else.
create policy judged on frame.record for select to app_rw using (directorate_id = frame.directorate() and purpose = 'break-glass'
  and (frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));

-- Every week somebody outside the commissariat is shown whose looking was odd, and why: kinds and counts, no word of what was looked at.
create schema vigilance;
grant usage on schema vigilance to app_rw, app_keeper;
create table vigilance.weeks (
  directorate_id uuid not null,
  week_on date not null,
  persons integer not null,
  days integer not null,
  found integer not null,
  primary key (directorate_id, week_on)
);
create table vigilance.findings (
  directorate_id uuid not null,
  id uuid not null,
  week_on date not null,
  day date not null,
  person_id uuid not null,
  commissariats uuid[] not null,
  signs jsonb not null,
  points integer not null,
  looks integer not null,
  usual_days integer not null,
  verdict text check (verdict in ('in-order', 'ask-further')),
  because text constraint because_sealed check (length(because) > 460 and because ~ '^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$'),
  decided_on date,
  decided_by uuid check (decided_by <> person_id),
  primary key (directorate_id, id),
  unique (directorate_id, person_id, day),
  foreign key (directorate_id, person_id) references people.persons,
  foreign key (directorate_id, decided_by) references people.persons,
  check ((verdict is null) = (decided_on is null) and (verdict is null) = (because is null))
);
alter table vigilance.weeks enable row level security;
alter table vigilance.weeks force row level security;
create policy counted on vigilance.weeks for select to app_rw using (directorate_id = frame.directorate() and ((frame.person() is null and directorate_id = any (frame.reach()))
  or frame.holds('auditor', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
create policy drawn on vigilance.weeks for insert to app_rw with check (directorate_id = frame.directorate() and frame.person() is null and directorate_id = any (frame.reach()));
alter table vigilance.findings enable row level security;
alter table vigilance.findings force row level security;
create policy reviewed on vigilance.findings for select to app_rw using (directorate_id = frame.directorate() and ((frame.person() is null and directorate_id = any (frame.reach()))
  or (person_id <> frame.person() and not commissariats && frame.reach() and (frame.holds('auditor', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)))));
create policy decided on vigilance.findings for update to app_rw using (directorate_id = frame.directorate()
  and person_id <> frame.person() and not commissariats && frame.reach() and (frame.holds('auditor', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
create policy drawn on vigilance.findings for insert to app_rw with check (directorate_id = frame.directorate() and frame.person() is null and directorate_id = any (frame.reach()));
grant select, insert on vigilance.weeks, vigilance.findings to app_rw;
grant update (verdict, because, decided_on, decided_by) on vigilance.findings to app_rw;
grant select (directorate_id, id, day, person_id), delete on vigilance.findings to app_keeper;
create policy by_the_clock on vigilance.findings to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
