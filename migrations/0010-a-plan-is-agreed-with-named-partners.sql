create schema plans;
grant usage on schema plans to app_rw;

-- Whoever changes a plan, or writes down work on it, waits at this row of its zone for whoever is at it: a partner may not lock the plan itself.
create table frame.alone (
  directorate_id uuid not null,
  thing text not null,
  primary key (directorate_id, thing)
);
alter table frame.alone enable row level security;
alter table frame.alone force row level security;
create policy own_directorate on frame.alone to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
-- Update is never done; a row is locked with it.
grant select, insert, update on frame.alone to app_rw;

-- What a zone's police and partners will do in three to six months about the problems of one signed analysis (LSES stage 3).
create table plans.plans (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  wave_id uuid not null,
  -- The organisations that take part; every row of the plan carries the same list, so that each of them sees the whole plan.
  partners uuid[] not null default '{}',
  summary jsonb not null default '{}',
  from_on date not null,
  to_on date not null check (to_on > from_on),
  state text not null check (state in ('drafted', 'published', 'closed')),
  drafted_on date not null,
  published_on date,
  closed_on date,
  primary key (directorate_id, id),
  foreign key (directorate_id, wave_id) references survey.waves
);
create unique index a_zone_has_one_plan_at_a_time on plans.plans (directorate_id, zone_id) where state <> 'closed';
create index on plans.plans (directorate_id, zone_id, from_on);

-- A problem as the plan states it, in words for everybody, beside a copy of the signed analysis (numbers and causes, not the station's notes) that every partner may read.
create table plans.statements (
  directorate_id uuid not null,
  plan_id uuid not null,
  problem_id uuid not null,
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  place smallint not null,
  words jsonb not null,
  known jsonb not null,
  primary key (directorate_id, plan_id, problem_id),
  foreign key (directorate_id, plan_id) references plans.plans,
  foreign key (directorate_id, problem_id) references problems.problems
);

-- What should have changed by a day: an indicator with its source, where it stands and where it should be.
create table plans.objectives (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  plan_id uuid not null,
  problem_id uuid not null,
  words jsonb not null,
  indicator text not null check (indicator in ('survey-figure', 'incidents', 'count')),
  figure text,
  category text,
  source text not null,
  baseline double precision not null,
  baseline_low double precision,
  baseline_high double precision,
  baseline_n integer,
  baseline_from date,
  baseline_to date,
  target double precision not null,
  due_on date not null,
  dropped_on date,
  primary key (directorate_id, id),
  foreign key (directorate_id, plan_id, problem_id) references plans.statements
);
create index on plans.objectives (directorate_id, plan_id);

-- One thing that will be done. It is owned by a post of the police or by an organisation. Without a plan it is a fast-track action, taken straight from a finding.
create table plans.actions (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  partners uuid[] not null default '{}',
  plan_id uuid,
  problem_id uuid not null,
  cause_id uuid,
  words jsonb not null,
  method text not null,
  approach text not null check (approach in ('prevention', 'enforcement')),
  owner_post_id uuid,
  owner_organisation_id uuid,
  from_on date not null,
  due_on date not null check (due_on >= from_on),
  resources text,
  planned_on date not null,
  dropped_on date,
  dropped_because text,
  primary key (directorate_id, id),
  foreign key (directorate_id, plan_id) references plans.plans,
  foreign key (directorate_id, problem_id) references problems.problems,
  foreign key (directorate_id, cause_id) references problems.causes,
  foreign key (directorate_id, owner_post_id) references people.posts,
  foreign key (directorate_id, owner_organisation_id) references partners.organisations,
  check ((owner_post_id is null) <> (owner_organisation_id is null))
);
create index on plans.actions (directorate_id, plan_id);
create index on plans.actions (directorate_id, zone_id);
create index on plans.actions (directorate_id, problem_id);

-- What an organisation is asked to do in an action, and its answer.
create table plans.tasks (
  directorate_id uuid not null,
  action_id uuid not null,
  organisation_id uuid not null,
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  words text not null,
  state text not null check (state in ('asked', 'accepted', 'declined', 'returned')),
  because text,
  answered_on date,
  -- Somebody of the police wrote down what the organisation said.
  on_behalf boolean not null default false,
  primary key (directorate_id, action_id, organisation_id),
  foreign key (directorate_id, action_id) references plans.actions,
  foreign key (directorate_id, organisation_id) references partners.organisations
);
create index on plans.tasks (directorate_id, organisation_id);

-- Who does what about a problem: the police, the municipality, residents, others.
create table plans.parts (
  directorate_id uuid not null,
  plan_id uuid not null,
  problem_id uuid not null,
  who text not null check (who in ('police', 'municipality', 'residents', 'others')),
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  words jsonb not null,
  primary key (directorate_id, plan_id, problem_id, who),
  foreign key (directorate_id, plan_id, problem_id) references plans.statements
);

-- What the plan needs that is not there: staff, logistics, infrastructure.
create table plans.needs (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  plan_id uuid not null,
  kind text not null check (kind in ('staff', 'logistics', 'infrastructure')),
  words text not null,
  amount double precision not null check (amount > 0),
  unit text not null,
  cents bigint check (cents >= 0),
  noted_on date not null,
  dropped_on date,
  primary key (directorate_id, id),
  foreign key (directorate_id, plan_id) references plans.plans
);
create index on plans.needs (directorate_id, plan_id);

-- A day on which the plan is looked at, and what was found.
create table plans.reviews (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  plan_id uuid not null,
  on_day date not null,
  held_on date,
  words text,
  primary key (directorate_id, id),
  foreign key (directorate_id, plan_id) references plans.plans,
  check ((held_on is null) = (words is null))
);
create index on plans.reviews (directorate_id, plan_id);

-- Whether an organisation agrees with the plan, said by a person of it.
create table plans.consents (
  directorate_id uuid not null,
  plan_id uuid not null,
  organisation_id uuid not null,
  commissariat_id uuid not null,
  partners uuid[] not null default '{}',
  state text not null check (state in ('asked', 'agreed', 'declined')),
  because text,
  said_by uuid,
  said_on date,
  on_behalf boolean not null default false,
  primary key (directorate_id, plan_id, organisation_id),
  foreign key (directorate_id, plan_id) references plans.plans,
  foreign key (directorate_id, organisation_id) references partners.organisations,
  foreign key (directorate_id, said_by) references people.persons
);

-- A directorate's strategy for a year: its words, what it puts first, whom it asked.
create table plans.strategies (
  directorate_id uuid not null,
  year smallint not null,
  words jsonb not null default '{}',
  priorities text[] not null default '{}',
  adopted_on date,
  primary key (directorate_id, year)
);
create table plans.consultations (
  directorate_id uuid not null,
  id uuid not null,
  year smallint not null,
  organisation_id uuid,
  body text not null,
  words text not null,
  on_day date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, year) references plans.strategies,
  foreign key (directorate_id, organisation_id) references partners.organisations
);

do $$
declare t text;
begin
  foreach t in array array['plans', 'statements', 'objectives', 'actions', 'tasks', 'parts', 'needs', 'reviews', 'consents', 'strategies', 'consultations'] loop
    execute format('alter table plans.%I enable row level security', t);
    execute format('alter table plans.%I force row level security', t);
  end loop;
  foreach t in array array['plans', 'statements', 'objectives', 'actions', 'tasks', 'parts', 'needs', 'reviews', 'consents'] loop
    execute format('create policy in_reach on plans.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
    execute format('create policy shared on plans.%I for select to app_rw using (directorate_id = frame.directorate() and partners && frame.reach())', t);
  end loop;
end $$;
-- An organisation answers for itself: about its task, and about the plan.
create policy answered on plans.tasks for update to app_rw using (directorate_id = frame.directorate() and organisation_id = any (frame.reach()));
create policy said on plans.consents for update to app_rw using (directorate_id = frame.directorate() and organisation_id = any (frame.reach()));
create policy in_directorate on plans.strategies to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = any (frame.reach()) and directorate_id = frame.directorate());
create policy in_directorate on plans.consultations to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = any (frame.reach()) and directorate_id = frame.directorate());
grant select, insert, update on all tables in schema plans to app_rw;

-- The joint plan and its problems as everybody may read them: copies, written when the plan is published and when it is changed after that.
create table pub.plans (
  directorate_id uuid not null,
  id uuid not null,
  slug text not null references pub.zones,
  from_on date not null,
  told jsonb not null,
  primary key (directorate_id, id)
);
create index on pub.plans (slug);
create table pub.problems (
  directorate_id uuid not null,
  id uuid not null,
  slug text not null references pub.zones,
  wave_id uuid not null,
  question text,
  told jsonb not null,
  primary key (directorate_id, id)
);
create index on pub.problems (id);
create index on pub.problems (slug);
create table pub.strategies (
  directorate_id uuid not null,
  year smallint not null,
  told jsonb not null,
  primary key (directorate_id, year)
);
do $$
declare t text;
begin
  foreach t in array array['plans', 'problems', 'strategies'] loop
    execute format('alter table pub.%I enable row level security', t);
    execute format('alter table pub.%I force row level security', t);
    execute format('create policy everybody on pub.%I for select to app_rw, app_public using (true)', t);
    execute format('create policy published on pub.%I for insert to app_rw with check (directorate_id = frame.directorate())', t);
    execute format('create policy republished on pub.%I for update to app_rw using (directorate_id = frame.directorate())', t);
    execute format('grant select, insert, update on pub.%I to app_rw', t);
    execute format('grant select on pub.%I to app_public', t);
  end loop;
end $$;
