create schema partners;
grant usage on schema partners to app_rw;

-- Who works with the police: a municipality, a school, an association. It may work with one commissariat or, without one, with the whole directorate.
create table partners.organisations (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid,
  name text not null,
  sector text not null,
  offers text,
  channels jsonb not null default '{}',
  since_on date not null,
  left_on date check (left_on >= since_on),
  primary key (directorate_id, id)
);
create index on partners.organisations (directorate_id, commissariat_id);

-- A cooperation agreement or memorandum: what it covers, what was promised, who else signed it, from when to when.
create table partners.agreements (
  directorate_id uuid not null,
  id uuid not null,
  commissariat_id uuid,
  organisation_id uuid not null,
  title text not null,
  scope text,
  obligations text not null,
  others text,
  signed_on date not null,
  ends_on date check (ends_on > signed_on),
  ended_on date,
  ended_because text,
  follows_id uuid,
  primary key (directorate_id, id),
  foreign key (directorate_id, organisation_id) references partners.organisations,
  foreign key (directorate_id, follows_id) references partners.agreements
);
create index on partners.agreements (directorate_id, organisation_id);

alter table partners.organisations enable row level security;
alter table partners.organisations force row level security;
alter table partners.agreements enable row level security;
alter table partners.agreements force row level security;
-- Who is a partner is known to every post of the directorate, partners among them; it is written within reach.
create policy known on partners.organisations for select to app_rw using (directorate_id = frame.directorate());
create policy registered on partners.organisations for insert to app_rw with check (frame.within_reach(directorate_id, coalesce(commissariat_id, directorate_id)));
create policy changed on partners.organisations for update to app_rw using (frame.within_reach(directorate_id, coalesce(commissariat_id, directorate_id)));
-- An agreement is read by those within reach and by the organisation itself.
create policy in_reach on partners.agreements to app_rw using (frame.within_reach(directorate_id, coalesce(commissariat_id, directorate_id)))
  with check (frame.within_reach(directorate_id, coalesce(commissariat_id, directorate_id)));
create policy own on partners.agreements for select to app_rw using (directorate_id = frame.directorate() and organisation_id = any (frame.reach()));
grant select, insert, update on partners.organisations, partners.agreements to app_rw;
