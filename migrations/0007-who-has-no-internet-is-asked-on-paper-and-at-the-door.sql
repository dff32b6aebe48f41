-- What goes out is a letter unless it says otherwise: a sheet on paper with a serial, or an interview at the door that is just beginning.
alter table survey.invitations add column mode text check (mode in ('paper', 'interview'));

create schema fieldwork;
grant usage on schema fieldwork to app_rw;

-- A paper sheet as one person keyed it in, until a second keying agrees or a third person decides; then both rows are gone.
create table fieldwork.keyings (
  directorate_id uuid not null,
  serial_hash text not null,
  turn smallint not null check (turn in (1, 2)),
  commissariat_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  -- Null is whoever sits at the machine's own console.
  person_id uuid,
  -- The last four symbols of the serial, by which the sheet is found in the pile.
  ending text not null,
  language text not null,
  answers smallint[] not null,
  words jsonb not null,
  primary key (directorate_id, serial_hash, turn),
  foreign key (directorate_id, wave_id) references survey.waves,
  foreign key (directorate_id, person_id) references people.persons
);
create index on fieldwork.keyings (directorate_id, wave_id);

-- How many people a pair of interviewers has asked in a wave: never which, and never when.
create table fieldwork.interview_totals (
  directorate_id uuid not null,
  wave_id uuid not null,
  interviewer text not null,
  second text not null,
  commissariat_id uuid not null,
  interviews integer not null,
  others_present integer not null,
  primary key (directorate_id, wave_id, interviewer, second),
  foreign key (directorate_id, wave_id) references survey.waves
);

alter table fieldwork.keyings enable row level security;
alter table fieldwork.keyings force row level security;
create policy in_reach on fieldwork.keyings to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id));
alter table fieldwork.interview_totals enable row level security;
alter table fieldwork.interview_totals force row level security;
create policy in_reach on fieldwork.interview_totals to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id));
grant select, insert, delete on fieldwork.keyings to app_rw;
grant select, insert, update on fieldwork.interview_totals to app_rw;
