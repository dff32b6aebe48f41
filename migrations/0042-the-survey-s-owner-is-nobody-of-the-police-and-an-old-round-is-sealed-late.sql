-- On no day is one person of a directorate both the survey's owner and somebody of its police: the two sides lie side by side, and no two holdings of a person that do so
-- share a day. Who held both before goes on until one of the two is left; the doctor names them.
create type frame.ids as range (subtype = uuid);
create function frame.side(role text) returns int4range language sql immutable parallel safe as
  $$ select case when role = 'survey-owner' then int4range(0, 1)
    when role = any (array['admin', 'hq', 'regional', 'commander', 'analyst', 'inspector', 'zone-officer']) then int4range(1, 2) end $$;

alter table people.holdings no force row level security;
alter table people.holdings add column both_before boolean;
update people.holdings one set both_before = true
  where one.role = 'survey-owner' and exists (
    select from people.holdings other where other.directorate_id = one.directorate_id and other.person_id = one.person_id
      and frame.side(other.role) -|- frame.side(one.role) and daterange(other.from_on, other.to_on) && daterange(one.from_on, one.to_on));
alter table people.holdings add constraint kept_apart exclude using gist (
  frame.ids(directorate_id, directorate_id, '[]') with =, frame.ids(person_id, person_id, '[]') with =, frame.side(role) with -|-, daterange(from_on, to_on) with &&
) where (both_before is not true);
alter table people.holdings force row level security;
-- That somebody held both before is said here and by nobody else.
revoke insert on people.holdings from app_rw;
grant insert (directorate_id, id, post_id, person_id, from_on, to_on, role, agreed_in, agreed_by, founded_step) on people.holdings to app_rw;

-- A round from before there were seals is put under one from a later day on: it says so.
alter table survey.wave_seals drop constraint wave_seals_why_check;
alter table survey.wave_seals add check (why in ('closed', 'file-came', 'file-undone', 'late'));
alter table survey.wave_seals add check (why <> 'late' or turn = 1);
