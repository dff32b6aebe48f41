-- The posts of whoever asks, as role:area, the area being a commissariat or the directorate above it. Unset means none.
create function frame.held() returns text[] language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.held', true), ''), '{}')::text[] $$;
-- Does somebody hold this role in the commissariat or over its directorate?
create function frame.holds(role text, directorate uuid, area uuid) returns boolean language sql stable parallel safe as
  $$ select directorate = frame.directorate() and (role || ':' || coalesce(area, directorate) = any (frame.held()) or role || ':' || directorate = any (frame.held())) $$;
create function frame.holds_somewhere(role text) returns boolean language sql stable parallel safe as
  $$ select ',' || array_to_string(frame.held(), ',') like '%,' || role || ':%' $$;
-- Colleagues know each other's names. Whoever's posts open no area (a volunteer, a council member) knows only their own; nobody's reach is the console's and the door's.
create function frame.colleague() returns boolean language sql stable parallel safe as
  $$ select frame.person() is null or cardinality(frame.reach()) > 0 or frame.holds_somewhere('auditor') $$;
-- Opened by a deed that answers counts made of what residents answered, to its end; the survey owner has it in custody, and whoever sits at the console.
create function frame.custody(directorate uuid, area uuid) returns boolean language sql stable parallel safe as
  $$ select current_setting('app.custody', true) = 'open' or frame.holds('survey-owner', directorate, area) or (frame.person() is null and directorate = frame.directorate() and directorate = any (frame.reach())) $$;

drop policy own_directorate on people.persons;
create policy colleagues on people.persons to app_rw
  using (directorate_id = frame.directorate() and (id = frame.person() or frame.colleague())) with check (directorate_id = frame.directorate() and (id = frame.person() or frame.colleague()));
drop policy own_directorate on people.holdings;
create policy colleagues on people.holdings to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or frame.colleague())) with check (directorate_id = frame.directorate() and frame.colleague());
-- Who lost every proof is known to themself at the door, to the console, and to custodians, who may be of any commissariat.
drop policy own_directorate on people.recoveries;
create policy custodians on people.recoveries to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or frame.person() is null or frame.holds('admin', directorate_id, directorate_id)
    or frame.holds('hq', directorate_id, directorate_id) or frame.holds_somewhere('commander')))
  with check (directorate_id = frame.directorate() and (frame.person() is null or frame.holds('admin', directorate_id, directorate_id)
    or frame.holds('hq', directorate_id, directorate_id) or frame.holds_somewhere('commander')));

-- A post is held by one person at a time, from a day to a day: who takes it over is asked for by day.
create index on people.holdings (directorate_id, from_on);

-- Which steps of setting a station up its administrator says are done: those that nothing in the database shows.
create table people.set_up_steps (
  directorate_id uuid not null,
  step text not null,
  done_on date not null,
  said_by uuid,
  primary key (directorate_id, step),
  foreign key (directorate_id, said_by) references people.persons
);
alter table people.set_up_steps enable row level security;
alter table people.set_up_steps force row level security;
create policy said on people.set_up_steps to app_rw
  using (directorate_id = frame.directorate() and (frame.holds('admin', directorate_id, directorate_id) or (frame.person() is null and directorate_id = any (frame.reach()))))
  with check (directorate_id = frame.directorate() and (frame.holds('admin', directorate_id, directorate_id) or (frame.person() is null and directorate_id = any (frame.reach()))));
grant select, insert, delete on people.set_up_steps to app_rw;

-- What one resident answered, and wrote: put in by whoever brings it, and seen by whoever has it in custody.
do $$
declare t text;
begin
  foreach t in array array['sheets', 'remarks'] loop
    execute format('drop policy in_reach on survey.%I', t);
    execute format('create policy brought on survey.%I for insert to app_rw with check (frame.within_reach(directorate_id, commissariat_id))', t);
    execute format('create policy read_in_custody on survey.%I for select to app_rw using (frame.within_reach(directorate_id, commissariat_id) and frame.custody(directorate_id, commissariat_id))', t);
    execute format('create policy changed_in_custody on survey.%I for update to app_rw using (frame.within_reach(directorate_id, commissariat_id) and frame.custody(directorate_id, commissariat_id))', t);
    execute format('create policy wiped_in_custody on survey.%I for delete to app_rw using (frame.within_reach(directorate_id, commissariat_id) and frame.custody(directorate_id, commissariat_id))', t);
  end loop;
end $$;

-- Published copies say of which commissariat they are, and only posts over it write them. A partner beside it tells anew what its own answer changed.
do $$
declare t text;
begin
  foreach t in array array['zone_officers', 'zone_results', 'remark_counts', 'place_counts', 'breakdowns', 'plans', 'problems', 'works', 'pictures', 'accounts'] loop
    execute format('alter table pub.%I no force row level security', t);
    execute format('alter table pub.%I add column commissariat_id uuid', t);
  end loop;
end $$;
alter table pub.zones no force row level security;
alter table pub.waves no force row level security;
alter table work.pictures no force row level security;
update pub.zone_officers copy set commissariat_id = zone.commissariat_id from pub.zones zone where zone.slug = copy.slug;
update pub.zone_results copy set commissariat_id = zone.commissariat_id from pub.zones zone where zone.slug = copy.slug;
update pub.remark_counts copy set commissariat_id = zone.commissariat_id from pub.zones zone where zone.slug = copy.slug;
update pub.place_counts copy set commissariat_id = zone.commissariat_id from pub.zones zone where zone.slug = copy.slug;
update pub.plans copy set commissariat_id = zone.commissariat_id from pub.zones zone where zone.slug = copy.slug;
update pub.problems copy set commissariat_id = zone.commissariat_id from pub.zones zone where zone.slug = copy.slug;
update pub.works copy set commissariat_id = zone.commissariat_id from pub.zones zone where zone.slug = copy.slug;
update pub.accounts copy set commissariat_id = zone.commissariat_id from pub.zones zone where zone.slug = copy.slug;
update pub.breakdowns copy set commissariat_id = wave.commissariat_id from pub.waves wave where wave.directorate_id = copy.directorate_id and wave.id = copy.wave_id;
update pub.pictures copy set commissariat_id = kept.commissariat_id from work.pictures kept where kept.directorate_id = copy.directorate_id and kept.id = copy.id;
-- A picture whose own is gone is nobody's to show.
delete from pub.pictures where commissariat_id is null;
alter table work.pictures force row level security;
alter table pub.waves force row level security;
alter table pub.zones force row level security;
do $$
declare t text; writes text; partners text;
begin
  foreach t in array array['zone_officers', 'zone_results', 'remark_counts', 'place_counts', 'breakdowns', 'plans', 'problems', 'works', 'pictures', 'accounts'] loop
    execute format('alter table pub.%I alter column commissariat_id set not null', t);
    execute format('alter table pub.%I force row level security', t);
    partners := case when t in ('plans', 'problems', 'works', 'pictures') then ' or frame.holds(''partner'', directorate_id, commissariat_id)' else '' end;
    writes := 'frame.within_reach(directorate_id, commissariat_id)' || partners;
    execute format('drop policy published on pub.%I', t);
    execute format('create policy published on pub.%I for insert to app_rw with check (%s)', t, writes);
    if t in ('zone_officers', 'plans', 'problems', 'works', 'pictures') then
      execute format('drop policy republished on pub.%I', t);
      execute format('create policy republished on pub.%I for update to app_rw using (%s)', t, writes);
    end if;
    if t in ('works', 'pictures') then
      execute format('drop policy withdrawn on pub.%I', t);
      execute format('create policy withdrawn on pub.%I for delete to app_rw using (%s)', t, writes);
    end if;
  end loop;
end $$;
-- The strategy is the directorate's, and polls are registered by who asks residents.
drop policy published on pub.strategies;
create policy published on pub.strategies for insert to app_rw with check (frame.within_reach(directorate_id, directorate_id));
drop policy republished on pub.strategies;
create policy republished on pub.strategies for update to app_rw using (frame.within_reach(directorate_id, directorate_id));
drop policy published on pub.polls;
create policy published on pub.polls for insert to app_rw
  with check (directorate_id = frame.directorate() and (frame.person() is null or frame.holds_somewhere('analyst') or frame.holds_somewhere('survey-owner')));
drop policy withdrawn on pub.polls;
create policy withdrawn on pub.polls for delete to app_rw
  using (directorate_id = frame.directorate() and (frame.person() is null or frame.holds_somewhere('analyst') or frame.holds_somewhere('survey-owner')));
