create schema work;
grant usage on schema work to app_rw;

-- Where an action stands; the latest line of its log, kept apart so that what is overdue is found at once.
create table work.standings (
  directorate_id uuid not null,
  action_id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  partners uuid[] not null default '{}',
  state text not null check (state in ('begun', 'stuck', 'done', 'partly', 'not-done')),
  since_on date not null,
  primary key (directorate_id, action_id),
  foreign key (directorate_id, action_id) references plans.actions
);
create index on work.standings (directorate_id, zone_id);

-- What was done at an action and when: a log to which lines are added and from which none is taken.
create table work.progress (
  directorate_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  state text not null check (state in ('begun', 'stuck', 'done', 'partly', 'not-done')),
  words text not null,
  told jsonb not null default '{}',
  minutes text,
  blocker text,
  because text,
  on_day date not null,
  -- Nobody when it was noted at the machine's own console.
  noted_by uuid,
  organisation_id uuid,
  noted_at timestamptz not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, action_id) references plans.actions,
  foreign key (directorate_id, noted_by) references people.persons,
  foreign key (directorate_id, organisation_id) references partners.organisations,
  check (state not in ('stuck', 'partly', 'not-done') or because is not null)
);
create index on work.progress (directorate_id, action_id);

-- Something built, mended or lit: a project with a before and an after.
create table work.improvements (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  partners uuid[] not null default '{}',
  action_id uuid,
  problem_id uuid,
  organisation_id uuid,
  kind text not null,
  names jsonb not null,
  whereabouts text not null,
  state text not null check (state in ('proposed', 'agreed', 'being-built', 'finished', 'dropped')),
  because text,
  proposed_on date not null,
  changed_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, action_id) references plans.actions,
  foreign key (directorate_id, problem_id) references problems.problems,
  foreign key (directorate_id, organisation_id) references partners.organisations
);
create index on work.improvements (directorate_id, zone_id);

-- A picture, drawn anew from what was sent, without place, time or maker in it.
create table work.pictures (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  progress_id uuid,
  improvement_id uuid,
  moment text not null check (moment in ('before', 'after', 'evidence')),
  caption text not null,
  shown boolean not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  taken_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, progress_id) references work.progress,
  foreign key (directorate_id, improvement_id) references work.improvements,
  check ((progress_id is null) <> (improvement_id is null))
);
create index on work.pictures (directorate_id, progress_id);
create index on work.pictures (directorate_id, improvement_id);

-- What a municipality or another body spent on safety, and the concern it answers.
create table work.investments (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid,
  partners uuid[] not null default '{}',
  organisation_id uuid not null,
  improvement_id uuid,
  problem_id uuid,
  question text,
  words text not null,
  cents bigint not null check (cents >= 0),
  currency text not null,
  proposed_by text not null check (proposed_by in ('police', 'residents', 'organisation')),
  decided_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, organisation_id) references partners.organisations,
  foreign key (directorate_id, improvement_id) references work.improvements,
  foreign key (directorate_id, problem_id) references problems.problems
);
create index on work.investments (directorate_id, commissariat_id);

-- A place walked through with the questions of crime prevention through environmental design.
create table work.walks (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  partners uuid[] not null default '{}',
  improvement_id uuid,
  problem_id uuid,
  visit text not null check (visit in ('planning', 'follow-up')),
  whereabouts text not null,
  answers jsonb not null,
  words text,
  on_day date not null,
  walked_by uuid not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, improvement_id) references work.improvements,
  foreign key (directorate_id, problem_id) references problems.problems,
  foreign key (directorate_id, walked_by) references people.persons
);
create index on work.walks (directorate_id, zone_id);

do $$
declare t text;
begin
  foreach t in array array['standings', 'progress', 'improvements', 'pictures', 'investments', 'walks'] loop
    execute format('alter table work.%I enable row level security', t);
    execute format('alter table work.%I force row level security', t);
    execute format('create policy in_reach on work.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
    execute format('create policy shared on work.%I for select to app_rw using (directorate_id = frame.directorate() and partners && frame.reach())', t);
  end loop;
end $$;
-- A partner writes down what it did itself, in its own name, and shows nothing to everybody: that is for the station to say.
create policy done_by_partner on work.progress for insert to app_rw
  with check (directorate_id = frame.directorate() and partners && frame.reach() and organisation_id = any (frame.reach()) and noted_by = frame.person());
create policy pictured_by_partner on work.pictures for insert to app_rw with check (directorate_id = frame.directorate() and partners && frame.reach() and not shown);
create policy begun_by_partner on work.standings for insert to app_rw with check (directorate_id = frame.directorate() and partners && frame.reach());
create policy moved_by_partner on work.standings for update to app_rw using (directorate_id = frame.directorate() and partners && frame.reach());
grant select, insert on all tables in schema work to app_rw;
grant update on work.standings, work.improvements, work.pictures to app_rw;
-- Whoever joins a plan sees what was done before.
grant update (partners) on work.progress to app_rw;

-- Where each published action and improvement stands, in words for everybody.
create table pub.works (
  directorate_id uuid not null,
  id uuid not null,
  slug text not null references pub.zones,
  plan_id uuid,
  kind text not null check (kind in ('action', 'improvement')),
  told jsonb not null,
  primary key (directorate_id, id)
);
create index on pub.works (slug);
create index on pub.works (plan_id);
create table pub.pictures (
  directorate_id uuid not null,
  id uuid not null,
  media_type text not null,
  bytes bytea not null,
  primary key (directorate_id, id)
);
create index on pub.pictures (id);
do $$
declare t text;
begin
  foreach t in array array['works', 'pictures'] loop
    execute format('alter table pub.%I enable row level security', t);
    execute format('alter table pub.%I force row level security', t);
    execute format('create policy everybody on pub.%I for select to app_rw, app_public using (true)', t);
    execute format('create policy published on pub.%I for insert to app_rw with check (directorate_id = frame.directorate())', t);
    execute format('create policy republished on pub.%I for update to app_rw using (directorate_id = frame.directorate())', t);
    execute format('create policy withdrawn on pub.%I for delete to app_rw using (directorate_id = frame.directorate())', t);
    execute format('grant select, insert, update, delete on pub.%I to app_rw', t);
    execute format('grant select on pub.%I to app_public', t);
  end loop;
end $$;
