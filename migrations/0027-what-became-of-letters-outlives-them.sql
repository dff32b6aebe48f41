-- Letters go two weeks after a round is closed; how many were answered is a part of how it was measured, and stays: counts of a zone, no letter.
create table survey.letter_totals (
  directorate_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  outcome text not null,
  commissariat_id uuid not null,
  letters integer not null check (letters > 0),
  primary key (directorate_id, wave_id, zone_id, outcome),
  foreign key (directorate_id, wave_id) references survey.waves
);
alter table survey.invitations no force row level security;
alter table survey.waves no force row level security;
insert into survey.letter_totals (directorate_id, wave_id, zone_id, outcome, commissariat_id, letters)
select letter.directorate_id, letter.wave_id, letter.zone_id, letter.outcome, letter.commissariat_id, count(*)
from survey.invitations letter join survey.waves wave on wave.directorate_id = letter.directorate_id and wave.id = letter.wave_id
where wave.closed_on is not null group by 1, 2, 3, 4, 5;
alter table survey.waves force row level security;
alter table survey.invitations force row level security;
alter table survey.letter_totals enable row level security;
alter table survey.letter_totals force row level security;
create policy in_reach on survey.letter_totals to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id));
grant select, insert, delete on survey.letter_totals to app_rw;
