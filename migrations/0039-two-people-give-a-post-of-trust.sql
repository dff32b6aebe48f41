-- Posts whose holders watch over others, decide about them or give posts themselves: two people give them.
create function frame.trusted(role text) returns boolean language sql immutable parallel safe as
  $$ select role = any (array['admin', 'hq', 'survey-owner', 'protected-officer', 'auditor', 'data-protection']) $$;

-- What was asked of a post over the country is asked of every such post: which one, and over what. A vacant post is named, otherwise one is opened when a second person agrees.
alter table people.country_requests rename to post_requests;
alter table people.post_requests no force row level security;
alter table territory.directorates no force row level security;
alter table people.post_requests add column role text, add column area_id uuid, add column post_id uuid, add column refused_by uuid, add column refused_at timestamptz, add column reason text;
update people.post_requests asked set role = 'hq', area_id = country.id
  from territory.directorates directorate join territory.countries country on country.code = directorate.country where directorate.id = asked.directorate_id;
alter table people.post_requests alter column role set not null, alter column area_id set not null;
alter table people.post_requests
  add check (frame.trusted(role)),
  add foreign key (directorate_id, post_id) references people.posts,
  add foreign key (directorate_id, refused_by) references people.persons,
  -- What lapsed is agreed to by nobody, and what was said to it once is not said otherwise.
  add check (ends_at <= asked_at + interval '7 days'),
  add check (agreed_at < ends_at),
  add check (agreed_at is null or refused_at is null),
  add check ((refused_at is null) = (reason is null)),
  add check (refused_by is null or refused_at is not null),
  add check (reason in ('not-known', 'not-needed', 'another', 'taken-back')),
  add unique (directorate_id, id, agreed_by, person_id, role);
alter table territory.directorates force row level security;
alter table people.post_requests force row level security;
drop policy seen on people.post_requests;
create policy seen on people.post_requests for select to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or frame.holds('auditor', directorate_id, directorate_id) or (frame.person() is null and directorate_id = any (frame.reach()))));
drop policy asked on people.post_requests;
create policy asked on people.post_requests for insert to app_rw
  with check (directorate_id = frame.directorate() and asked_by is not distinct from frame.person() and agreed_by is null and agreed_at is null and refused_at is null
    and (frame.holds('admin', directorate_id, directorate_id) or (frame.person() is null and directorate_id = any (frame.reach()))));
drop policy agreed on people.post_requests;
create policy answered on people.post_requests for update to app_rw
  using (directorate_id = frame.directorate() and agreed_at is null and refused_at is null and (frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or (frame.person() is null and directorate_id = any (frame.reach()))))
  with check (directorate_id = frame.directorate() and ((agreed_at is not null and agreed_by is not distinct from frame.person()) or (refused_at is not null and refused_by is not distinct from frame.person())));
drop policy dropped on people.post_requests;
revoke delete on people.post_requests from app_rw;
grant update (refused_by, refused_at, reason) on people.post_requests to app_rw;

-- A directorate that was just founded has one administrator, who names its first holders alone. Each step leads to the one before it, and none to one that ended it: it ends with
-- the first other administrator or with headquarters, and after thirty days.
create table people.foundings (
  directorate_id uuid not null,
  step integer not null check (step >= 0),
  kind text not null check (kind in ('founded', 'named', 'ended')),
  founder_id uuid not null,
  said_at timestamptz not null,
  ends_at timestamptz not null,
  role text,
  person_id uuid,
  previous integer,
  previous_kind text,
  primary key (directorate_id, step),
  foreign key (directorate_id, founder_id) references people.persons,
  foreign key (directorate_id, person_id) references people.persons,
  unique (directorate_id, step, kind, founder_id, ends_at),
  unique (directorate_id, step, role, person_id),
  foreign key (directorate_id, previous, previous_kind, founder_id, ends_at) references people.foundings (directorate_id, step, kind, founder_id, ends_at),
  check ((step = 0) = (kind = 'founded')),
  check ((step = 0) = (previous is null)),
  check ((previous is null) = (previous_kind is null)),
  check (previous = step - 1),
  check (previous_kind <> 'ended'),
  check ((role is null) = (person_id is null)),
  check (person_id <> founder_id),
  check (kind <> 'founded' or (role is null and ends_at <= said_at + interval '30 days')),
  check (kind <> 'named' or (role is not null and frame.trusted(role) and role not in ('admin', 'hq'))),
  check (kind <> 'ended' or role is null or role in ('admin', 'hq')),
  check (role is null or said_at < ends_at)
);
alter table people.foundings enable row level security;
alter table people.foundings force row level security;
create policy seen on people.foundings for select to app_rw
  using (directorate_id = frame.directorate() and (frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or frame.holds('auditor', directorate_id, directorate_id) or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy said on people.foundings for insert to app_rw
  with check (directorate_id = frame.directorate() and ((frame.person() is null and directorate_id = any (frame.reach()))
    or (kind <> 'founded' and founder_id = frame.person() and frame.holds('admin', directorate_id, directorate_id))));
grant select, insert on people.foundings to app_rw;

-- Whoever holds such a post names what two agreed to, or the step of the founding; the console names nothing. Which role it is stands beside, as the post has it.
alter table people.holdings no force row level security;
alter table people.posts no force row level security;
alter table people.holdings add column role text, add column agreed_in uuid, add column agreed_by uuid, add column founded_step integer;
update people.holdings holding set role = post.role from people.posts post where post.directorate_id = holding.directorate_id and post.id = holding.post_id;
update people.holdings holding set agreed_in = post.agreed_in, agreed_by = post.agreed_by
  from people.posts post join people.post_requests asked on asked.directorate_id = post.directorate_id and asked.id = post.agreed_in
  where post.directorate_id = holding.directorate_id and post.id = holding.post_id and asked.person_id = holding.person_id;
alter table people.holdings alter column role set not null;
alter table people.posts add unique (directorate_id, id, role);
alter table people.holdings
  add foreign key (directorate_id, post_id, role) references people.posts (directorate_id, id, role),
  add foreign key (directorate_id, agreed_in, agreed_by, person_id, role) references people.post_requests (directorate_id, id, agreed_by, person_id, role),
  add foreign key (directorate_id, founded_step, role, person_id) references people.foundings (directorate_id, step, role, person_id),
  add unique (directorate_id, agreed_in),
  add unique (directorate_id, founded_step);
alter table people.posts force row level security;
alter table people.holdings force row level security;
drop policy colleagues on people.holdings;
create policy colleagues on people.holdings for select to app_rw using (directorate_id = frame.directorate() and (person_id = frame.person() or frame.colleague()));
create policy begun on people.holdings for insert to app_rw
  with check (directorate_id = frame.directorate() and frame.colleague()
    and (not frame.trusted(role) or frame.person() is null or (agreed_in is not null and agreed_by = frame.person()) or founded_step is not null));
create policy changed on people.holdings for update to app_rw using (directorate_id = frame.directorate() and frame.colleague()) with check (directorate_id = frame.directorate() and frame.colleague());
-- Whose it is, of which post and by whose word never changes.
revoke update on people.holdings from app_rw;
grant update (from_on, to_on) on people.holdings to app_rw;
