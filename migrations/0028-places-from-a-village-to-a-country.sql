-- The countries that this installation works in. Together they are looked at as counts, never as rows of another directorate.
create table territory.countries (
  id uuid primary key,
  code text not null unique
);
alter table territory.directorates no force row level security;
insert into territory.countries (id, code) select gen_random_uuid(), country from (select distinct country from territory.directorates) known;
alter table territory.directorates add unique (id, country);
alter table territory.directorates force row level security;
alter table territory.countries enable row level security;
alter table territory.countries force row level security;
create policy known on territory.countries for select to app_rw using (true);
-- At the console alone, with the first directorate of it.
create policy founded on territory.countries for insert to app_rw with check (frame.person() is null and frame.directorate() = any (frame.reach()));
grant select, insert on territory.countries to app_rw;

-- The country over which whoever asks holds a post; unset means none.
create function frame.country() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.country', true), '') $$;

-- A post over the country is of the directorate where its holder has an account, and no one below the console opens or changes it.
alter table people.posts add column country text;
alter table people.posts add foreign key (directorate_id, country) references territory.directorates (id, country);
alter table people.posts add check (country is null or commissariat_id is null);
drop policy opened on people.posts;
create policy opened on people.posts for insert to app_rw with check (frame.within_reach(directorate_id, coalesce(commissariat_id, area_id)) and (country is null or frame.person() is null));
drop policy changed on people.posts;
create policy changed on people.posts for update to app_rw using (frame.within_reach(directorate_id, coalesce(commissariat_id, area_id)) and (country is null or frame.person() is null));

-- A village of a zone, by its name; in which zone it lies, and where, holds from a day to a day, as a zone's boundary does.
create table territory.villages (
  directorate_id uuid not null references territory.directorates,
  id uuid not null,
  code text not null,
  names jsonb not null,
  primary key (directorate_id, id),
  unique (directorate_id, code)
);
create table territory.village_versions (
  directorate_id uuid not null,
  village_id uuid not null,
  from_on date not null,
  to_on date check (to_on > from_on),
  zone_id uuid not null,
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  boundary jsonb,
  primary key (directorate_id, village_id, from_on),
  foreign key (directorate_id, village_id) references territory.villages,
  foreign key (directorate_id, zone_id) references territory.zones,
  check ((lon is null) = (lat is null))
);
create index on territory.village_versions (directorate_id, zone_id);
do $$
declare t text;
begin
  foreach t in array array['villages', 'village_versions'] loop
    execute format('alter table territory.%I enable row level security', t);
    execute format('alter table territory.%I force row level security', t);
    execute format('create policy known on territory.%I for select to app_rw using (true)', t);
    execute format('create policy drawn on territory.%I for insert to app_rw with check (frame.within_reach(directorate_id, directorate_id))', t);
    execute format('create policy redrawn on territory.%I for update to app_rw using (frame.within_reach(directorate_id, directorate_id))', t);
    execute format('grant select, insert, update on territory.%I to app_rw', t);
  end loop;
end $$;
alter table pub.zones add column villages jsonb not null default '[]';

-- How far the zones of each commissariat are, as numbers: drawn anew by the machine, seen by whoever holds a post over the country.
create table cycles.turn_counts (
  directorate_id uuid not null,
  commissariat_id uuid not null,
  country text not null,
  counted_on date not null,
  zones integer not null check (zones >= 0),
  -- How many zones are in each of the six stages, in their order.
  at_stage integer[] not null check (cardinality(at_stage) = 6),
  late integer not null check (late >= 0),
  late_by integer not null check (late_by >= 0),
  unheard integer not null check (unheard >= 0),
  primary key (directorate_id, commissariat_id),
  foreign key (directorate_id, commissariat_id) references territory.commissariats,
  foreign key (directorate_id, country) references territory.directorates (id, country)
);
alter table cycles.turn_counts enable row level security;
alter table cycles.turn_counts force row level security;
create policy in_reach on cycles.turn_counts to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id));
create policy over_the_country on cycles.turn_counts for select to app_rw using (country = frame.country());
grant select, insert, update on cycles.turn_counts to app_rw;

-- Which organisation was ever given an action to do: to own it, or a task in it. The station says so, and nothing takes it back, so that what was written then still stands.
create table plans.doers (
  directorate_id uuid not null,
  action_id uuid not null,
  organisation_id uuid not null,
  commissariat_id uuid not null,
  primary key (directorate_id, action_id, organisation_id),
  foreign key (directorate_id, action_id) references plans.actions,
  foreign key (directorate_id, organisation_id) references partners.organisations
);
alter table plans.actions no force row level security;
alter table plans.tasks no force row level security;
alter table work.progress no force row level security;
insert into plans.doers (directorate_id, action_id, organisation_id, commissariat_id)
  select directorate_id, id, owner_organisation_id, commissariat_id from plans.actions where owner_organisation_id is not null
  union select directorate_id, action_id, organisation_id, commissariat_id from plans.tasks
  union select directorate_id, action_id, organisation_id, commissariat_id from work.progress where organisation_id is not null;
alter table plans.doers enable row level security;
alter table plans.doers force row level security;
create policy in_reach on plans.doers to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id));
grant select, insert on plans.doers to app_rw;

-- A partner's line names its organisation, and an organisation writes under no action that it was not given: the row itself says so, and a policy needs to look nowhere else.
alter table work.progress add foreign key (directorate_id, action_id, organisation_id) references plans.doers;
alter table work.progress add unique (directorate_id, id, action_id);
-- Who moved an action on, where that was a partner.
alter table work.standings add column organisation_id uuid;
alter table work.standings add foreign key (directorate_id, action_id, organisation_id) references plans.doers;
drop policy begun_by_partner on work.standings;
create policy begun_by_partner on work.standings for insert to app_rw with check (directorate_id = frame.directorate() and partners && frame.reach() and organisation_id = any (frame.reach()));
drop policy moved_by_partner on work.standings;
create policy moved_by_partner on work.standings for update to app_rw using (directorate_id = frame.directorate() and partners && frame.reach())
  with check (directorate_id = frame.directorate() and partners && frame.reach() and organisation_id = any (frame.reach()));
-- What an action is, and where, is never moved.
revoke update on work.standings from app_rw;
grant update (state, since_on, partners, organisation_id) on work.standings to app_rw;
-- A partner's picture is of a line under an action that it was given, or of something built.
alter table work.pictures add column action_id uuid;
alter table work.pictures add column organisation_id uuid;
alter table work.pictures add foreign key (directorate_id, progress_id, action_id) references work.progress (directorate_id, id, action_id);
alter table work.pictures add foreign key (directorate_id, action_id, organisation_id) references plans.doers;
drop policy pictured_by_partner on work.pictures;
create policy pictured_by_partner on work.pictures for insert to app_rw
  with check (directorate_id = frame.directorate() and partners && frame.reach() and not shown and organisation_id = any (frame.reach()) and (progress_id is null or action_id is not null));
alter table work.progress force row level security;
alter table plans.tasks force row level security;
alter table plans.actions force row level security;
