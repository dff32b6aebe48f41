-- The seed of a wave's token keys, sealed; one public key a zone, and the fingerprint of them all that is printed in the letters.
create table survey.wave_keys (
  directorate_id uuid not null,
  wave_id uuid not null,
  commissariat_id uuid not null,
  sealed text not null,
  publics jsonb not null,
  fingerprint text not null,
  primary key (directorate_id, wave_id),
  foreign key (directorate_id, wave_id) references survey.waves
);

-- Tokens that have come in with a sheet: of neither zone nor sheet nor invitation.
create table survey.spent (
  directorate_id uuid not null,
  value_hash text not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  primary key (directorate_id, value_hash),
  foreign key (directorate_id, wave_id) references survey.waves
);

-- A locked box of sheets that came in alike and are not among the others yet: one row, written anew as a whole with each, in random order.
create table survey.boxes (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid not null,
  wave_id uuid not null,
  zone_id uuid not null,
  mode text not null,
  stratum smallint,
  unit integer,
  sheets integer not null default 0,
  sealed text not null default '',
  primary key (directorate_id, id),
  unique nulls not distinct (directorate_id, wave_id, zone_id, mode, stratum, unit),
  foreign key (directorate_id, wave_id) references survey.waves
);

alter table survey.boxes alter column sealed set storage external;

-- The hash of the blinded value that was signed for this code: the same may be signed again, another is refused. It leads to no token.
alter table survey.invitations add column blinded_hash text;

do $$
declare t text;
begin
  foreach t in array array['wave_keys', 'spent', 'boxes'] loop
    execute format('alter table survey.%I enable row level security', t);
    execute format('alter table survey.%I force row level security', t);
    execute format('create policy in_reach on survey.%I to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id))', t);
  end loop;
end $$;
-- Whoever hands a sheet in shows no code but names the wave, whose keys that opens.
create policy shown on survey.wave_keys for select to app_rw using (encode(sha256(convert_to('keys of ' || wave_id::text, 'UTF8')), 'hex') = frame.shown());
grant select, insert on survey.wave_keys, survey.spent to app_rw;
grant select, insert, update, delete on survey.boxes to app_rw;
