-- A provider of single sign-on is described, or described otherwise, by two: one asks, and what was asked comes into force as it was asked when another agrees. While a
-- directorate is being founded it is a step of the founding.
create function frame.described(id uuid, kind text, site text, issuer text, client text, address text, certificates text, claims jsonb, sure text, every boolean, logout_address text, assertions text)
  returns text language sql immutable parallel safe as
  $$ select encode(sha256(convert_to(jsonb_build_array(id, kind, site, issuer, client, address, certificates, claims, sure, every, logout_address, assertions)::text, 'UTF8')), 'hex') $$;

create table people.provider_requests (
  directorate_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  kind text not null check (kind in ('openid', 'saml')),
  names jsonb not null,
  open boolean not null,
  site text not null,
  issuer text not null,
  client text not null,
  -- What is ours lies sealed for the place that it will have, and goes when something was said to the request or it lapsed.
  secret text,
  address text,
  certificates text,
  own_certificate text,
  claims jsonb not null,
  least text not null check (least in ('low', 'substantial', 'high')),
  asks_every_time boolean not null,
  logout_address text,
  assertions text not null check (assertions in ('either', 'encrypted')),
  decryption_secret text,
  decryption_certificate text,
  digest text not null generated always as (frame.described(provider_id, kind, site, issuer, client, address, certificates, claims, "least", asks_every_time, logout_address, assertions)) stored,
  asked_by uuid,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  agreed_by uuid,
  agreed_at timestamptz,
  refused_by uuid,
  refused_at timestamptz,
  reason text check (reason in ('not-known', 'not-needed', 'another', 'taken-back')),
  primary key (directorate_id, id),
  foreign key (directorate_id, asked_by) references people.persons,
  foreign key (directorate_id, agreed_by) references people.persons,
  foreign key (directorate_id, refused_by) references people.persons,
  check (agreed_by <> asked_by),
  check (agreed_by is null or agreed_at is not null),
  check (ends_at <= asked_at + interval '7 days'),
  check (agreed_at < ends_at),
  check (agreed_at is null or refused_at is null),
  check ((refused_at is null) = (reason is null)),
  check (refused_by is null or refused_at is not null),
  unique (directorate_id, id, provider_id, agreed_by, digest)
);
alter table people.provider_requests enable row level security;
alter table people.provider_requests force row level security;
create policy seen on people.provider_requests for select to app_rw
  using (directorate_id = frame.directorate() and (frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or frame.holds('auditor', directorate_id, directorate_id) or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy asked on people.provider_requests for insert to app_rw
  with check (directorate_id = frame.directorate() and asked_by is not distinct from frame.person() and agreed_by is null and agreed_at is null and refused_at is null
    and (frame.holds('admin', directorate_id, directorate_id) or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy answered on people.provider_requests for update to app_rw
  using (directorate_id = frame.directorate() and agreed_at is null and refused_at is null and (frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or (frame.person() is null and directorate_id = any (frame.reach()))))
  with check (directorate_id = frame.directorate() and secret is null and decryption_secret is null
    and ((agreed_at is not null and agreed_by is not distinct from frame.person()) or (refused_at is not null and refused_by is not distinct from frame.person()) or frame.person() is null));
grant select, insert on people.provider_requests to app_rw;
grant update (agreed_by, agreed_at, refused_by, refused_at, reason, secret, decryption_secret) on people.provider_requests to app_rw;

-- While the founding runs, describing a provider is a step of it, in the same chain.
alter table people.foundings drop constraint foundings_kind_check;
alter table people.foundings add check (kind in ('founded', 'named', 'described', 'ended')), add column provider_id uuid, add column digest text;
alter table people.foundings
  add check ((kind = 'described') = (provider_id is not null)),
  add check ((provider_id is null) = (digest is null)),
  add check (kind <> 'described' or (role is null and said_at < ends_at)),
  add unique (directorate_id, step, provider_id, digest);

-- A provider in force names what two agreed to, or the step; the console names nothing, and what was described before two were needed has nothing to name.
alter table people.providers no force row level security;
alter table people.provider_requests no force row level security;
alter table people.foundings no force row level security;
alter table people.providers add column agreed_in uuid, add column agreed_by uuid, add column founded_step integer,
  add column digest text not null generated always as (frame.described(id, kind, site, issuer, client, address, certificates, claims, "least", asks_every_time, logout_address, assertions)) stored;
alter table people.providers
  add foreign key (directorate_id, agreed_in, id, agreed_by, digest) references people.provider_requests (directorate_id, id, provider_id, agreed_by, digest),
  add foreign key (directorate_id, founded_step, id, digest) references people.foundings (directorate_id, step, provider_id, digest);
alter table people.foundings force row level security;
alter table people.provider_requests force row level security;
alter table people.providers force row level security;
drop policy set_up on people.providers;
create policy set_up on people.providers for insert to app_rw
  with check (frame.within_reach(directorate_id, directorate_id) and (frame.person() is null or (agreed_in is not null and agreed_by = frame.person()) or founded_step is not null));
-- Closing a door opens nothing: one does it alone.
drop policy changed on people.providers;
create policy changed on people.providers for update to app_rw using (frame.within_reach(directorate_id, directorate_id))
  with check (frame.within_reach(directorate_id, directorate_id) and (frame.person() is null or not open or (agreed_in is not null and agreed_by = frame.person()) or founded_step is not null));
