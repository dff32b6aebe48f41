-- No foreign key to the person: whoever is known only as a resident may ask too.
-- What a person asks about what is kept of them, and what was answered. Seen by the person, by whoever answers for data protection, and by the console.
create schema privacy;
grant usage on schema privacy to app_rw, app_keeper;
create table privacy.requests (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('access', 'correction', 'erasure', 'restriction', 'objection')),
  words text,
  asked_on date not null,
  due_on date not null check (due_on > asked_on),
  prolonged_because text,
  decided_on date,
  decided_by uuid,
  outcome text check (outcome in ('granted', 'partly', 'refused')),
  because text,
  lifted_on date,
  lifted_because text,
  primary key (directorate_id, id),
  foreign key (directorate_id, decided_by) references people.persons,
  check ((decided_on is null) = (outcome is null) and (decided_on is null) = (because is null)),
  check (lifted_on is null or (kind = 'restriction' and decided_on is not null))
);
create index on privacy.requests (directorate_id, person_id);
-- How long a directorate keeps what, where it decided otherwise than the house.
create table privacy.periods (
  directorate_id uuid not null,
  span text not null,
  count integer not null check (count between 1 and 600),
  unit text not null check (unit in ('days', 'months', 'years')),
  because text not null,
  decided_on date not null,
  decided_by uuid,
  primary key (directorate_id, span),
  foreign key (directorate_id, decided_by) references people.persons
);
alter table privacy.requests enable row level security;
alter table privacy.requests force row level security;
create policy own on privacy.requests to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or (frame.person() is null and directorate_id = any (frame.reach()))
    or ('data-protection:' || directorate_id::text) = any (coalesce(nullif(current_setting('app.held', true), ''), '{}')::text[])))
  with check (directorate_id = frame.directorate() and (person_id = frame.person() or (frame.person() is null and directorate_id = any (frame.reach()))
    or ('data-protection:' || directorate_id::text) = any (coalesce(nullif(current_setting('app.held', true), ''), '{}')::text[])));
alter table privacy.periods enable row level security;
alter table privacy.periods force row level security;
create policy known on privacy.periods for select to app_rw using (directorate_id = frame.directorate());
create policy decided on privacy.periods for insert to app_rw with check (directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
create policy decided_anew on privacy.periods for update to app_rw using (directorate_id = frame.directorate() and directorate_id = any (frame.reach()));
grant select, insert, update on privacy.requests, privacy.periods to app_rw;

-- The keeper takes away what the clock or a person's erasure says: it sees the columns that tell which rows those are, and nothing else of them.
grant usage on schema frame, people, survey, fieldwork, incidents, problems, work to app_keeper;
grant insert on frame.record to app_keeper;
create policy kept_by_the_clock on frame.record for insert to app_keeper with check (directorate_id = frame.directorate());
grant select, insert on frame.heads to app_keeper;
grant update (sequence, hash) on frame.heads to app_keeper;
create policy moved_by_the_clock on frame.heads to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
grant select (decided_on, directorate_id, id, person_id, words), update (words), delete on privacy.requests to app_keeper;
grant select (directorate_id, interviewer, second, wave_id), delete on fieldwork.interview_totals to app_keeper;
grant select (directorate_id, serial_hash, turn, wave_id), delete on fieldwork.keyings to app_keeper;
grant select (directorate_id, happened_on, id, lat, lon), update (lat, lon) on incidents.incidents to app_keeper;
grant select (directorate_id, person_id, to_on) on people.holdings to app_keeper;
grant select (directorate_id, id, person_id), delete on people.passkeys to app_keeper;
grant select (directorate_id, person_id), delete on people.passwords to app_keeper;
grant select (directorate_id, id, language, name), update (language, name) on people.persons to app_keeper;
grant select (directorate_id, ends_at, id, person_id), delete on people.recoveries to app_keeper;
grant select (directorate_id, person_id, token_hash), delete on people.sessions to app_keeper;
grant select (directorate_id, ends_at, person_id, token_hash), delete on people.sign_in_links to app_keeper;
grant select (directorate_id, held_on, id) on problems.conversations to app_keeper;
grant select (address, directorate_id, id, learnt_on), update (address) on problems.information to app_keeper;
grant select (directorate_id, officer_id, ranked_on, wave_id, zone_id), delete on problems.rankings to app_keeper;
grant select (conversation_id, directorate_id, place), delete on problems.sayings to app_keeper;
grant select (code, directorate_id, remark_id, wave_id), delete on survey.codings to app_keeper;
grant select (code_hash, directorate_id, wave_id), delete on survey.invitations to app_keeper;
grant select (directorate_id, done_on, id), delete on survey.outreach to app_keeper;
grant select (directorate_id, id, wave_id), delete on survey.pins to app_keeper;
grant select (directorate_id, id, wave_id), delete on survey.remarks to app_keeper;
grant select (directorate_id, id, wave_id), delete on survey.sheets to app_keeper;
grant select (directorate_id, value_hash, wave_id), delete on survey.spent to app_keeper;
grant select (directorate_id, wave_id), delete on survey.wave_keys to app_keeper;
grant select (closed_on, directorate_id, id) on survey.waves to app_keeper;
grant select (directorate_id, id, shown, taken_on), delete on work.pictures to app_keeper;
grant select (directorate_id, id, noted_by, on_day), update (noted_by) on work.progress to app_keeper;
grant select (directorate_id, id, on_day), delete on work.walks to app_keeper;
do $$
declare t text;
begin
  foreach t in array array[
    'privacy.requests', 'fieldwork.interview_totals', 'fieldwork.keyings', 'incidents.incidents', 'people.holdings', 'people.passkeys',
    'people.passwords', 'people.persons', 'people.recoveries', 'people.sessions', 'people.sign_in_links', 'problems.conversations',
    'problems.information', 'problems.rankings', 'problems.sayings', 'survey.codings', 'survey.invitations', 'survey.outreach', 'survey.pins',
    'survey.remarks', 'survey.sheets', 'survey.spent', 'survey.wave_keys', 'survey.waves', 'work.pictures', 'work.progress', 'work.walks'] loop
    execute format('create policy by_the_clock on %s to app_keeper using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate())', t);
  end loop;
end $$;
