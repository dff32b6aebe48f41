-- Whom a wave asks: residents of zones, people who had to do with the police, or a named group of people who know the zone by their work.
-- A wave that goes on is followed by the next on the day it is closed.
alter table survey.waves
  add column audience text not null default 'residents' check (audience in ('residents', 'contacts', 'key-persons')),
  add column group_name jsonb,
  add column goes_on_months smallint check (goes_on_months between 1 and 12),
  add constraint a_group_is_named check ((audience = 'key-persons') = (group_name is not null));
create unique index a_wave_goes_on_once on survey.waves (directorate_id, follows_id) where goes_on_months is not null;
alter table pub.waves
  add column audience text not null default 'residents' check (audience in ('residents', 'contacts', 'key-persons')),
  add column group_name jsonb;

-- What others asked in the whole country, as they published it. What was withdrawn stays here and leaves the public copy.
create table survey.polls (
  directorate_id uuid not null,
  id uuid not null,
  asked_by text not null,
  asked_from date not null,
  asked_to date not null check (asked_to >= asked_from),
  question text not null,
  answer text not null,
  share double precision not null check (share between 0 and 1),
  low double precision,
  high double precision,
  n integer check (n > 0),
  method text,
  address text not null,
  beside text,
  noted_on date not null,
  withdrawn_on date,
  primary key (directorate_id, id),
  check ((low is null) = (n is null) and (high is null) = (n is null))
);
create table pub.polls (
  directorate_id uuid not null,
  id uuid not null,
  result jsonb not null,
  primary key (directorate_id, id)
);

-- Read in the press: where it can be read again, and the problem it speaks of.
alter table problems.information
  add column address text,
  add column problem_id uuid,
  add foreign key (directorate_id, problem_id) references problems.problems;
create index on problems.information (directorate_id, commissariat_id, learnt_on) where kind = 'media';

-- A focus group or an interview with people of a zone. Who they were is said of all together; nobody is named.
create table problems.conversations (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  zone_id uuid not null,
  wave_id uuid not null,
  kind text not null check (kind in ('focus-group', 'interview')),
  source text not null check (source in ('citizens', 'key-persons')),
  held_on date not null,
  people smallint not null check (people > 0),
  who text not null,
  guide text not null,
  noted_on date not null,
  primary key (directorate_id, id),
  foreign key (directorate_id, wave_id) references survey.waves,
  check (kind = 'interview' or people >= 4)
);
create index on problems.conversations (directorate_id, zone_id, wave_id);

-- What was said there, each saying coded to a concern of the questionnaire or to 'other'.
create table problems.sayings (
  directorate_id uuid not null,
  conversation_id uuid not null,
  place smallint not null,
  commissariat_id uuid not null,
  concern text not null,
  words text not null,
  primary key (directorate_id, conversation_id, place),
  foreign key (directorate_id, conversation_id) references problems.conversations
);

alter table problems.evidence drop constraint evidence_kind_check;
alter table problems.evidence
  add constraint evidence_kind_check check (kind in ('survey-figure', 'incidents', 'note', 'meeting', 'media', 'observation', 'conversation')),
  add column conversation_id uuid,
  add foreign key (directorate_id, conversation_id) references problems.conversations;

alter table survey.polls enable row level security;
alter table survey.polls force row level security;
create policy own_directorate on survey.polls to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
grant select, insert, update on survey.polls to app_rw;
alter table pub.polls enable row level security;
alter table pub.polls force row level security;
create policy everybody on pub.polls for select to app_rw, app_public using (true);
create policy published on pub.polls for insert to app_rw with check (directorate_id = frame.directorate());
create policy withdrawn on pub.polls for delete to app_rw using (directorate_id = frame.directorate());
grant select, insert, delete on pub.polls to app_rw;
grant select on pub.polls to app_public;
do $$
declare t text;
begin
  foreach t in array array['conversations', 'sayings'] loop
    execute format('alter table problems.%I enable row level security', t);
    execute format('alter table problems.%I force row level security', t);
    execute format('create policy in_reach on problems.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
  end loop;
end $$;
grant select, insert on problems.conversations, problems.sayings to app_rw;
