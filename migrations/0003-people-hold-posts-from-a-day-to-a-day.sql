create schema people;
grant usage on schema people to app_rw;

create table people.persons (
  directorate_id uuid not null,
  id uuid not null,
  name text not null,
  language text not null default 'en',
  primary key (directorate_id, id)
);

-- A post stays when its holder goes. area_id is a directorate, a commissariat or a zone; commissariat_id is null above the commissariat.
create table people.posts (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid,
  area_id uuid not null,
  role text not null,
  title jsonb not null default '{}',
  office jsonb not null default '{}',
  hours jsonb not null default '{}',
  channels jsonb not null default '{}',
  shows text not null default 'name' check (shows in ('name', 'role')),
  opened_on date not null,
  closed_on date,
  primary key (directorate_id, id)
);
create index on people.posts (directorate_id, area_id);

create table people.holdings (
  directorate_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  from_on date not null,
  to_on date check (to_on >= from_on),
  primary key (directorate_id, id),
  foreign key (directorate_id, post_id) references people.posts,
  foreign key (directorate_id, person_id) references people.persons
);
create index on people.holdings (directorate_id, post_id);
create index on people.holdings (directorate_id, person_id);

-- Tokens are kept as hashes; a row opens to whoever shows the token, and to nobody else.
create table people.sign_in_links (
  directorate_id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (directorate_id, token_hash),
  foreign key (directorate_id, person_id) references people.persons
);
create table people.sessions (
  directorate_id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (directorate_id, token_hash),
  foreign key (directorate_id, person_id) references people.persons
);

-- Who answers for a zone, as its page shows it: one row a zone, drawn anew whenever a post or its holder changes.
create table pub.zone_officers (
  directorate_id uuid not null,
  slug text not null references pub.zones,
  posts jsonb not null,
  primary key (directorate_id, slug)
);

alter table people.persons enable row level security;
alter table people.persons force row level security;
create policy own_directorate on people.persons to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
alter table people.posts enable row level security;
alter table people.posts force row level security;
create policy known on people.posts for select to app_rw using (directorate_id = frame.directorate());
create policy opened on people.posts for insert to app_rw with check (frame.within_reach(directorate_id, coalesce(commissariat_id, area_id)));
create policy changed on people.posts for update to app_rw using (frame.within_reach(directorate_id, coalesce(commissariat_id, area_id)));
alter table people.holdings enable row level security;
alter table people.holdings force row level security;
create policy own_directorate on people.holdings to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
alter table people.sign_in_links enable row level security;
alter table people.sign_in_links force row level security;
create policy shown on people.sign_in_links to app_rw using (token_hash = frame.shown()) with check (directorate_id = frame.directorate());
alter table people.sessions enable row level security;
alter table people.sessions force row level security;
create policy shown on people.sessions to app_rw using (token_hash = frame.shown()) with check (directorate_id = frame.directorate());
grant select, insert, update on people.persons, people.posts, people.holdings, people.sign_in_links to app_rw;
grant select, insert, update, delete on people.sessions to app_rw;

alter table pub.zone_officers enable row level security;
alter table pub.zone_officers force row level security;
create policy everybody on pub.zone_officers for select to app_rw, app_public using (true);
create policy published on pub.zone_officers for insert to app_rw with check (directorate_id = frame.directorate());
create policy republished on pub.zone_officers for update to app_rw using (directorate_id = frame.directorate());
grant select, insert, update on pub.zone_officers to app_rw;
grant select on pub.zone_officers to app_public;
