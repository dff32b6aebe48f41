-- How good the asking of a round was: a row when it closes, its figures when it is published, masked before they are kept. Whoever holds a post over the country sees it.
create table survey.wave_quality (
  directorate_id uuid not null,
  wave_id uuid not null,
  commissariat_id uuid not null,
  country text not null,
  closed_on date not null,
  published_on date,
  -- How the round is called, whom it asked, when and with what.
  about jsonb not null,
  -- Null until the round is published, and of one that was published before figures were kept.
  figures jsonb check (figures is null or published_on is not null),
  primary key (directorate_id, wave_id),
  foreign key (directorate_id, wave_id) references survey.waves,
  foreign key (directorate_id, commissariat_id) references territory.commissariats,
  foreign key (directorate_id, country) references territory.directorates (id, country)
);

alter table survey.waves no force row level security;
alter table survey.instruments no force row level security;
insert into survey.wave_quality (directorate_id, wave_id, commissariat_id, country, closed_on, published_on, about)
  select wave.directorate_id, wave.id, wave.commissariat_id, directorate.country, coalesce(wave.closed_on, wave.closes_on), published.published_on, jsonb_build_object(
    'names', wave.name, 'audience', wave.audience, 'opensOn', wave.opens_on, 'closesOn', wave.closes_on, 'instrument', jsonb_build_object('code', instrument.code, 'version', instrument.version)
  )
  from survey.waves wave
  join survey.instruments instrument on instrument.directorate_id = wave.directorate_id and instrument.id = wave.instrument_id
  join territory.directorates directorate on directorate.id = wave.directorate_id
  left join pub.waves published on published.directorate_id = wave.directorate_id and published.id = wave.id
  where wave.state in ('closed', 'published');
alter table survey.waves force row level security;
alter table survey.instruments force row level security;

alter table survey.wave_quality enable row level security;
alter table survey.wave_quality force row level security;
create policy in_reach on survey.wave_quality to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id));
create policy over_the_country on survey.wave_quality for select to app_rw using (country = frame.country());
grant select, insert, update on survey.wave_quality to app_rw;
