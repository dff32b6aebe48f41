-- What was answered in a round lies under a seal from its closing on: a number over all its sheets and named places, keyed by a salt that lies sealed. A file that came or
-- was taken back before publication leaves a seal of its own beside those before it. No serving login changes or takes away a seal.
create function frame.resealed() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.resealed', true), '')::uuid $$;

-- What a round was planned with is not changed, and what is closed stays closed on that day: its seals lead to it as it was then.
alter table survey.waves add column closed boolean generated always as (state in ('closed', 'published')) stored;
alter table survey.waves add unique (directorate_id, id, closed, closed_on, closes_on);
revoke update, delete on survey.waves, survey.wave_zones from app_rw;
grant update (state, closed_on, closes_on, goes_on_months) on survey.waves to app_rw;

create table survey.wave_seals (
  directorate_id uuid not null,
  wave_id uuid not null,
  turn integer not null check (turn > 0),
  commissariat_id uuid not null,
  why text not null check (why in ('closed', 'file-came', 'file-undone')),
  sealed_on date not null,
  sheets integer not null check (sheets >= 0),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  salt text not null,
  previous integer,
  closed boolean not null default true check (closed),
  closed_on date not null,
  closes_on date not null,
  primary key (directorate_id, wave_id, turn),
  foreign key (directorate_id, wave_id, closed, closed_on, closes_on) references survey.waves (directorate_id, id, closed, closed_on, closes_on),
  foreign key (directorate_id, wave_id, previous) references survey.wave_seals (directorate_id, wave_id, turn),
  check ((turn = 1) = (previous is null)),
  check (previous = turn - 1)
);
alter table survey.wave_seals enable row level security;
alter table survey.wave_seals force row level security;
create policy in_reach on survey.wave_seals to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id));
grant select, insert on survey.wave_seals to app_rw;

-- Closing writes every sheet anew: from there on it is sealed, and goes or comes only in a deed that names its round and ends with a new seal. It is never changed.
alter table survey.sheets add column sealed boolean not null default false;
alter table survey.pins add column sealed boolean not null default false;
alter table survey.waves no force row level security;
alter table survey.sheets no force row level security;
alter table survey.pins no force row level security;
update survey.sheets sheet set sealed = true from survey.waves wave where wave.directorate_id = sheet.directorate_id and wave.id = sheet.wave_id and wave.closed;
update survey.pins pin set sealed = true from survey.waves wave where wave.directorate_id = pin.directorate_id and wave.id = pin.wave_id and wave.closed;
alter table survey.waves force row level security;
alter table survey.sheets force row level security;
alter table survey.pins force row level security;
revoke update on survey.sheets, survey.pins from app_rw;
drop policy changed_in_custody on survey.sheets;
drop policy brought on survey.sheets;
drop policy wiped_in_custody on survey.sheets;
create policy brought on survey.sheets for insert to app_rw with check (frame.within_reach(directorate_id, commissariat_id) and (not sealed or wave_id = frame.resealed()));
create policy wiped_in_custody on survey.sheets for delete to app_rw
  using (frame.within_reach(directorate_id, commissariat_id) and frame.custody(directorate_id, commissariat_id) and (not sealed or wave_id = frame.resealed()));
drop policy in_reach on survey.pins;
create policy in_reach on survey.pins for select to app_rw using (frame.within_reach(directorate_id, commissariat_id));
create policy brought on survey.pins for insert to app_rw with check (frame.within_reach(directorate_id, commissariat_id) and (not sealed or wave_id = frame.resealed()));
create policy wiped on survey.pins for delete to app_rw using (frame.within_reach(directorate_id, commissariat_id) and (not sealed or wave_id = frame.resealed()));

-- The seals of a round are told with it; null where it was closed before there were any.
alter table pub.waves add column seal jsonb;

-- When the glass is broken the mailboxes outside are told, and those of data protection, which get nothing else. Who judges it reads to how many.
alter table record.mailboxes add column whose text not null default 'auditor' check (whose in ('auditor', 'data-protection'));
drop policy judged on frame.record;
create policy judged on frame.record for select to app_rw using (directorate_id = frame.directorate() and (purpose = 'break-glass' or name = 'record.warn-of-opening')
  and (frame.holds('data-protection', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
