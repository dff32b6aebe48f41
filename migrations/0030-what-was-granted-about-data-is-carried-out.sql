-- A refusal says what allows it and until when it stands; and a person may ask that a human looks again at what was decided.
alter table privacy.requests drop constraint requests_kind_check;
alter table privacy.requests add constraint requests_kind_check check (kind in ('access', 'correction', 'erasure', 'restriction', 'objection', 'review'));
alter table privacy.requests
  add column ground text check (ground in ('inquiries', 'prevention', 'public-security', 'national-security', 'rights-of-others', 'not-kept', 'law-keeps', 'too-often', 'who-asks')),
  add column stands_until date,
  add constraint a_refusal_has_its_ground check ((ground is null) = (stands_until is null) and (ground is null or outcome = 'refused'));

-- What was granted, done: which of what is kept was put right (never what stood there before), what the person says to a judgement about them, a name withheld while its use is
-- restricted, what ended. Seen by the person, by whoever answers for data protection, and by the console;
-- what is said to a judgement, by whoever reads the judgement.
create table privacy.measures (
  directorate_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('correction', 'rebuttal', 'restriction', 'objection')),
  what text not null check (what ~ '^[a-z._-]{1,60}$'),
  words text constraint words_sealed check (length(words) > 460 and words ~ '^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$'),
  done_on date not null,
  done_by uuid,
  lifted_on date,
  tell text[] not null,
  told_on date,
  primary key (directorate_id, id),
  foreign key (directorate_id, done_by) references people.persons,
  check (done_by is null or done_by <> person_id),
  check (lifted_on is null or kind = 'restriction')
);
create index on privacy.measures (directorate_id, person_id);
alter table privacy.measures enable row level security;
alter table privacy.measures force row level security;
create policy theirs on privacy.measures for select to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or (frame.person() is null and directorate_id = any (frame.reach())) or frame.holds('data-protection', directorate_id, directorate_id)
    or (kind = 'rebuttal' and (frame.holds('auditor', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)))));
create policy done on privacy.measures for insert to app_rw
  with check (directorate_id = frame.directorate() and ((frame.person() is null and directorate_id = any (frame.reach())) or (person_id <> frame.person() and frame.holds('data-protection', directorate_id, directorate_id))));
create policy followed on privacy.measures for update to app_rw
  using (directorate_id = frame.directorate() and ((frame.person() is null and directorate_id = any (frame.reach())) or (person_id <> frame.person() and frame.holds('data-protection', directorate_id, directorate_id))));
grant select, insert on privacy.measures to app_rw;
grant update (words, lifted_on, tell, told_on) on privacy.measures to app_rw;
grant select (directorate_id, id, person_id), delete on privacy.measures to app_keeper;
create policy by_the_clock on privacy.measures to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());

-- Until when a resident who came in counts as one who has just shown who they are.
alter table residents.sessions add column proved_until timestamptz;
