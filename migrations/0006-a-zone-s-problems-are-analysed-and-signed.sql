create schema problems;
grant usage on schema problems to app_rw;

-- What troubles a zone, as found in one wave. Its words and analysis stand still once the wave's analysis is signed.
create table problems.problems (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  wave_id uuid not null,
  words text not null,
  question text,
  category text,
  competence text check (competence in ('police', 'municipality', 'both', 'other')),
  body text,
  magnitude smallint check (magnitude between 0 and 4),
  severity smallint check (severity between 0 and 4),
  form text,
  state text not null check (state in ('found', 'analysed', 'closed')),
  follows_id uuid,
  found_on date not null,
  closed_on date,
  closed_because text,
  primary key (directorate_id, id),
  foreign key (directorate_id, wave_id) references survey.waves,
  foreign key (directorate_id, follows_id) references problems.problems,
  check (competence <> 'other' or body is not null),
  check ((state = 'closed') = (closed_on is not null))
);
create index on problems.problems (directorate_id, zone_id, wave_id);
create unique index a_question_is_one_problem on problems.problems (directorate_id, zone_id, wave_id, question) where question is not null and state <> 'closed';

-- What somebody told the station, with how far its source and its content can be relied on. It names no person.
create table problems.information (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  kind text not null check (kind in ('meeting', 'media', 'organisation', 'resident', 'own-notes')),
  official boolean not null,
  origin text not null,
  words text not null,
  reliability text not null check (reliability in ('a', 'b', 'c', 'd', 'e', 'f')),
  credibility smallint not null check (credibility between 1 and 6),
  learnt_on date not null,
  primary key (directorate_id, id)
);
create index on problems.information (directorate_id, zone_id, learnt_on);

-- A piece of evidence with the numbers it rests on, frozen on the day it was added.
create table problems.evidence (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  problem_id uuid not null,
  source text not null check (source in ('citizens', 'key-persons', 'studies-and-statistics')),
  kind text not null check (kind in ('survey-figure', 'incidents', 'note', 'meeting', 'media', 'observation')),
  words text not null,
  wave_id uuid,
  figure text,
  category text,
  from_on date,
  to_on date,
  estimate double precision,
  low double precision,
  high double precision,
  n integer,
  method text,
  information_id uuid,
  reliability text check (reliability in ('a', 'b', 'c', 'd', 'e', 'f')),
  credibility smallint check (credibility between 1 and 6),
  added_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, problem_id) references problems.problems,
  foreign key (directorate_id, information_id) references problems.information
);
create index on problems.evidence (directorate_id, problem_id);

create table problems.causes (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  problem_id uuid not null,
  evidence_id uuid not null,
  side text not null check (side in ('offender', 'target', 'place', 'other')),
  weight text not null check (weight in ('cause', 'factor')),
  words text not null,
  added_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, problem_id) references problems.problems,
  foreign key (directorate_id, evidence_id) references problems.evidence
);
create index on problems.causes (directorate_id, problem_id);

-- What was put right after the signature: a new line beside the old ones.
create table problems.corrections (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  problem_id uuid not null,
  words text not null,
  made_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, problem_id) references problems.problems
);
create index on problems.corrections (directorate_id, problem_id);

-- The concerns of a questionnaire in the order an officer of the zone puts them, the most pressing first.
create table problems.rankings (
  directorate_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  officer_id uuid not null,
  commissariat_id uuid not null,
  concerns text[] not null,
  ranked_on date not null,
  primary key (directorate_id, wave_id, zone_id, officer_id),
  foreign key (directorate_id, wave_id) references survey.waves,
  foreign key (directorate_id, officer_id) references people.persons
);

create table problems.places (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  kind text not null check (kind in ('institution', 'group', 'place', 'facility')),
  name text not null,
  whereabouts text,
  words text,
  mapped_on date not null,
  gone_on date,
  primary key (directorate_id, id)
);
create index on problems.places (directorate_id, zone_id);

-- The analysis of a zone for a wave is finished. There is no unsigning.
create table problems.sign_offs (
  directorate_id uuid not null,
  zone_id uuid not null,
  wave_id uuid not null,
  commissariat_id uuid not null,
  signed_by uuid not null,
  signed_on date not null,
  problems integer not null check (problems > 0),
  primary key (directorate_id, zone_id, wave_id),
  foreign key (directorate_id, wave_id) references survey.waves,
  foreign key (directorate_id, signed_by) references people.persons
);

do $$
declare t text;
begin
  foreach t in array array['problems', 'information', 'evidence', 'causes', 'corrections', 'rankings', 'places', 'sign_offs'] loop
    execute format('alter table problems.%I enable row level security', t);
    execute format('alter table problems.%I force row level security', t);
    execute format('create policy in_reach on problems.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
  end loop;
end $$;
grant select, insert on all tables in schema problems to app_rw;
grant update on problems.problems, problems.rankings, problems.places to app_rw;
