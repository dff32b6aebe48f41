create schema cycles;
grant usage on schema cycles to app_rw;

-- One turn of the six stages in a zone: from a wave over a plan to the wave that follows, and what was made of it.
create table cycles.cycles (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  wave_id uuid not null,
  plan_id uuid,
  remeasured_id uuid,
  follows_id uuid,
  began_on date not null,
  closed_on date,
  passed_over_because text,
  primary key (directorate_id, id),
  foreign key (directorate_id, wave_id) references survey.waves,
  foreign key (directorate_id, remeasured_id) references survey.waves,
  foreign key (directorate_id, plan_id) references plans.plans,
  foreign key (directorate_id, follows_id) references cycles.cycles,
  check (passed_over_because is null or closed_on is not null)
);
create unique index a_zone_has_one_cycle_at_a_time on cycles.cycles (directorate_id, zone_id) where closed_on is null;
create index on cycles.cycles (directorate_id, zone_id, began_on);
create index on cycles.cycles (directorate_id, plan_id);

-- What became of a problem: success, partial or failure, with the reasoning and the change it rests on, frozen on the day.
create table cycles.assessments (
  directorate_id uuid not null,
  cycle_id uuid not null,
  problem_id uuid not null,
  commissariat_id uuid not null,
  outcome text not null check (outcome in ('success', 'partial', 'failure')),
  solved boolean not null,
  reasoning text not null,
  told jsonb not null,
  -- Why it is called better than what was measured, in words for everybody.
  despite jsonb,
  change jsonb,
  recorded jsonb,
  assessed_by uuid not null,
  assessed_on date not null,
  primary key (directorate_id, cycle_id, problem_id),
  foreign key (directorate_id, cycle_id) references cycles.cycles,
  foreign key (directorate_id, problem_id) references problems.problems,
  foreign key (directorate_id, assessed_by) references people.persons
);

-- What was learnt of a method at one action, for whoever meets such a problem next.
create table cycles.method_cards (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  cycle_id uuid not null,
  action_id uuid not null,
  problem_id uuid not null,
  -- Copied, because cards are read where the plan they come from is not.
  action_words jsonb not null,
  problem_words jsonb not null,
  method text not null,
  question text,
  category text,
  setting text not null,
  dose text not null,
  worked text not null check (worked in ('well', 'partly', 'not', 'cannot-tell')),
  effect jsonb,
  outcome text check (outcome in ('success', 'partial', 'failure')),
  cents bigint check (cents >= 0),
  advice text not null check (advice in ('keep', 'adapt', 'drop')),
  notes text not null,
  written_on date not null,
  primary key (directorate_id, id),
  unique (directorate_id, cycle_id, action_id),
  foreign key (directorate_id, cycle_id) references cycles.cycles,
  foreign key (directorate_id, action_id) references plans.actions,
  foreign key (directorate_id, problem_id) references problems.problems
);
create index on cycles.method_cards (directorate_id, method);

-- How it was to work with an organisation in a cycle.
create table cycles.partnership_ratings (
  directorate_id uuid not null,
  cycle_id uuid not null,
  organisation_id uuid not null,
  commissariat_id uuid not null,
  rating smallint not null check (rating between 1 and 5),
  words text not null,
  advice text not null check (advice in ('keep', 'adapt', 'drop')),
  rated_on date not null,
  primary key (directorate_id, cycle_id, organisation_id),
  foreign key (directorate_id, cycle_id) references cycles.cycles,
  foreign key (directorate_id, organisation_id) references partners.organisations
);

-- What was missing to cope with the problems, and whether what the plan had asked for came.
create table cycles.needs (
  directorate_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  commissariat_id uuid not null,
  need_id uuid,
  kind text not null check (kind in ('staff', 'logistics', 'infrastructure')),
  words text not null,
  amount double precision not null check (amount > 0),
  unit text not null,
  cents bigint check (cents >= 0),
  met text not null check (met in ('met', 'partly', 'not-met', 'new')),
  noted_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, cycle_id) references cycles.cycles,
  foreign key (directorate_id, need_id) references plans.needs
);
create index on cycles.needs (directorate_id, cycle_id);

-- The four answers: what was done, what was not, why, and how residents can help; while they are being written.
create table cycles.accounts (
  directorate_id uuid not null,
  cycle_id uuid not null,
  commissariat_id uuid not null,
  done jsonb not null default '{}',
  not_done jsonb not null default '{}',
  why jsonb not null default '{}',
  help jsonb not null default '{}',
  published_on date,
  primary key (directorate_id, cycle_id),
  foreign key (directorate_id, cycle_id) references cycles.cycles
);

do $$
declare t text;
begin
  foreach t in array array['cycles', 'assessments', 'method_cards', 'partnership_ratings', 'needs', 'accounts'] loop
    execute format('alter table cycles.%I enable row level security', t);
    execute format('alter table cycles.%I force row level security', t);
    execute format('create policy in_reach on cycles.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
  end loop;
end $$;
-- What was learnt of a method is there for the whole directorate.
create policy learnt on cycles.method_cards for select to app_rw using (directorate_id = frame.directorate());
grant select, insert, update on all tables in schema cycles to app_rw;

create table pub.accounts (
  directorate_id uuid not null,
  id uuid not null,
  slug text not null references pub.zones,
  published_on date not null,
  -- The problems it gives account of, so that each leads to its verdict.
  problems uuid[] not null,
  told jsonb not null,
  primary key (directorate_id, id)
);
create index on pub.accounts (slug);
create index on pub.accounts using gin (problems);
alter table pub.accounts enable row level security;
alter table pub.accounts force row level security;
create policy everybody on pub.accounts for select to app_rw, app_public using (true);
create policy published on pub.accounts for insert to app_rw with check (directorate_id = frame.directorate());
grant select, insert on pub.accounts to app_rw;
grant select on pub.accounts to app_public;
