-- Rows of persons that are to leave the house in greater number: asked for by one, with what for and to whom.
create table frame.export_requests (
  directorate_id uuid not null,
  id uuid not null,
  deed text not null check (deed in ('survey.draw-sample', 'privacy.export-for')),
  thing_id uuid not null,
  called jsonb not null,
  about_id uuid not null,
  commissariat_id uuid,
  rows_most integer not null check (rows_most between 1 and 200000),
  purpose text not null check (purpose in ('write-to-residents', 'remind-residents', 'visit-residents', 'answer-the-person', 'authority-asks', 'court-orders')),
  to_whom text not null check (to_whom in ('own-staff', 'the-person', 'printer', 'post', 'representative', 'authority', 'court')),
  recipient text not null check (length(recipient) <= 200),
  asked_by uuid not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (directorate_id, id),
  check (asked_by <> about_id),
  check (ends_at <= asked_at + interval '7 days'),
  check (recipient <> '' or to_whom in ('own-staff', 'the-person')),
  check ((deed = 'survey.draw-sample') = (commissariat_id is not null)),
  unique (directorate_id, id, asked_by, about_id, ends_at),
  unique (directorate_id, id, commissariat_id),
  unique (directorate_id, id, asked_by, deed, thing_id, rows_most, purpose, to_whom, recipient)
);
-- What a second person says to it, once: never who asked, never whom it is about, and only while it waits. A refusal says why.
create table frame.export_answers (
  directorate_id uuid not null,
  request_id uuid not null,
  asked_by uuid not null,
  about_id uuid not null,
  commissariat_id uuid,
  ends_at timestamptz not null,
  answer text not null check (answer in ('agreed', 'refused')),
  reason text check (reason in ('purpose-not-enough', 'too-many-rows', 'wrong-recipient', 'done-otherwise', 'not-known-of')),
  answered_by uuid not null,
  answered_at timestamptz not null,
  good_until timestamptz not null,
  primary key (directorate_id, request_id),
  foreign key (directorate_id, request_id, asked_by, about_id, ends_at) references frame.export_requests (directorate_id, id, asked_by, about_id, ends_at),
  foreign key (directorate_id, request_id, commissariat_id) references frame.export_requests (directorate_id, id, commissariat_id),
  check (answered_by <> asked_by),
  check (answered_by <> about_id),
  check ((answer = 'refused') = (reason is not null)),
  check (answered_at < ends_at),
  check (good_until <= answered_at + interval '24 hours'),
  unique (directorate_id, request_id, answer, good_until)
);
-- Everything that left: what for, on which ground, to whom, by whom, when, how many rows. A person's rows are counted on, and between any of theirs and the fifth before it lie
-- twenty-four hours; above a hundred rows it names what a second person agreed to, once, for as long as that is good.
create table frame.exports (
  directorate_id uuid not null,
  id uuid not null,
  deed text not null check (deed in ('survey.draw-sample', 'privacy.export-for')),
  thing_id uuid not null,
  called jsonb not null,
  rows integer not null check (rows >= 0),
  purpose text not null check (purpose in ('write-to-residents', 'remind-residents', 'visit-residents', 'answer-the-person', 'authority-asks', 'court-orders')),
  ground text not null check (ground in ('public-task', 'crime-prevention', 'legal-duty', 'own-wish')),
  to_whom text not null check (to_whom in ('own-staff', 'the-person', 'printer', 'post', 'representative', 'authority', 'court')),
  recipient text not null check (length(recipient) <= 200),
  taken_by uuid not null,
  taken_at timestamptz not null,
  number integer not null check (number > 0),
  fifth_before integer,
  fifth_at timestamptz,
  request_id uuid,
  answer text check (answer = 'agreed'),
  rows_most integer,
  good_until timestamptz,
  primary key (directorate_id, id),
  unique (directorate_id, taken_by, number),
  unique (directorate_id, taken_by, number, taken_at),
  foreign key (directorate_id, taken_by, fifth_before, fifth_at) references frame.exports (directorate_id, taken_by, number, taken_at),
  check ((number <= 5) = (fifth_before is null)),
  check (fifth_before = number - 5),
  check ((fifth_before is null) = (fifth_at is null)),
  check (taken_at >= fifth_at + interval '24 hours'),
  check (recipient <> '' or to_whom in ('own-staff', 'the-person')),
  check (rows <= 100 or request_id is not null),
  check (num_nulls(request_id, answer, rows_most, good_until) in (0, 4)),
  check (rows <= rows_most),
  check (taken_at < good_until),
  unique (directorate_id, request_id),
  foreign key (directorate_id, request_id, answer, good_until) references frame.export_answers (directorate_id, request_id, answer, good_until),
  foreign key (directorate_id, request_id, taken_by, deed, thing_id, rows_most, purpose, to_whom, recipient)
    references frame.export_requests (directorate_id, id, asked_by, deed, thing_id, rows_most, purpose, to_whom, recipient)
);
alter table frame.export_requests enable row level security;
alter table frame.export_requests force row level security;
alter table frame.export_answers enable row level security;
alter table frame.export_answers force row level security;
alter table frame.exports enable row level security;
alter table frame.exports force row level security;
-- Seen by who asked, by who may agree, and by who looks after the record. Nothing is ever changed: there are rows of three kinds and no update.
create policy seen on frame.export_requests for select to app_rw
  using (directorate_id = frame.directorate() and (asked_by = frame.person() or frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id) or frame.holds('auditor', directorate_id, directorate_id)
    or (commissariat_id is not null and frame.holds('survey-owner', directorate_id, commissariat_id)) or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy asked on frame.export_requests for insert to app_rw
  with check (directorate_id = frame.directorate() and ((asked_by = frame.person() and (frame.holds('data-protection', directorate_id, directorate_id)
    or (commissariat_id is not null and frame.holds('survey-owner', directorate_id, commissariat_id))))
    or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy seen on frame.export_answers for select to app_rw
  using (directorate_id = frame.directorate() and (asked_by = frame.person() or frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id) or frame.holds('auditor', directorate_id, directorate_id)
    or (commissariat_id is not null and frame.holds('survey-owner', directorate_id, commissariat_id)) or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy answered on frame.export_answers for insert to app_rw
  with check (directorate_id = frame.directorate() and ((answered_by = frame.person() and (frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or (commissariat_id is not null and frame.holds('survey-owner', directorate_id, commissariat_id))))
    or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy seen on frame.exports for select to app_rw
  using (directorate_id = frame.directorate() and (taken_by = frame.person() or frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id) or frame.holds('auditor', directorate_id, directorate_id)
    or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy taken on frame.exports for insert to app_rw
  with check (directorate_id = frame.directorate() and (taken_by = frame.person() or (frame.person() is null and directorate_id = any (frame.reach()))));
grant select, insert on frame.export_requests, frame.export_answers, frame.exports to app_rw;

-- How many files with rows of persons left in a quarter, and how many of them two people agreed to, for everybody.
create table pub.export_counts (
  directorate_id uuid not null,
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  taken integer not null check (taken > 0),
  by_two integer not null check (by_two between 0 and taken),
  primary key (directorate_id, quarter)
);
alter table pub.export_counts enable row level security;
alter table pub.export_counts force row level security;
create policy everybody on pub.export_counts for select to app_rw, app_public using (true);
create policy counted on pub.export_counts for insert to app_rw
  with check (directorate_id = frame.directorate() and (frame.person() is not null or directorate_id = any (frame.reach())));
create policy counted_on on pub.export_counts for update to app_rw
  using (directorate_id = frame.directorate() and (frame.person() is not null or directorate_id = any (frame.reach())));
grant select on pub.export_counts to app_public;
grant select, insert on pub.export_counts to app_rw;
grant update (taken, by_two) on pub.export_counts to app_rw;
