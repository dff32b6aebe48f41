-- Who is to hold a post over the country: one who leads the directorate asks, another agrees. The console stands for both and has no name.
create table people.country_requests (
  directorate_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  from_on date not null,
  to_on date check (to_on > from_on),
  asked_by uuid,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  agreed_by uuid,
  agreed_at timestamptz,
  primary key (directorate_id, id),
  foreign key (directorate_id, person_id) references people.persons,
  foreign key (directorate_id, asked_by) references people.persons,
  foreign key (directorate_id, agreed_by) references people.persons,
  -- Nobody asks for themself, agrees for themself, or agrees to what they asked.
  check (asked_by <> person_id),
  check (agreed_by <> person_id),
  check (agreed_by <> asked_by),
  check (agreed_by is null or agreed_at is not null),
  unique (directorate_id, id, agreed_by)
);
create index on people.country_requests (directorate_id, person_id);
alter table people.country_requests enable row level security;
alter table people.country_requests force row level security;
create policy seen on people.country_requests for select to app_rw
  using (directorate_id = frame.directorate() and (person_id = frame.person() or frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy asked on people.country_requests for insert to app_rw
  with check (directorate_id = frame.directorate() and asked_by is not distinct from frame.person() and agreed_by is null and agreed_at is null
    and (frame.holds('admin', directorate_id, directorate_id) or (frame.person() is null and directorate_id = any (frame.reach()))));
create policy agreed on people.country_requests for update to app_rw
  using (directorate_id = frame.directorate() and agreed_at is null and (frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or (frame.person() is null and directorate_id = any (frame.reach()))))
  with check (directorate_id = frame.directorate() and agreed_by is not distinct from frame.person());
create policy dropped on people.country_requests for delete to app_rw
  using (directorate_id = frame.directorate() and agreed_at is null and (frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)
    or (frame.person() is null and directorate_id = any (frame.reach()))));
grant select, insert, delete on people.country_requests to app_rw;
grant update (agreed_by, agreed_at) on people.country_requests to app_rw;

-- A post over the country names what two agreed to, and whoever agreed opens it; the console names nothing. What was agreed to once opens one post.
alter table people.posts add column agreed_in uuid;
alter table people.posts add column agreed_by uuid;
alter table people.posts add foreign key (directorate_id, agreed_in, agreed_by) references people.country_requests (directorate_id, id, agreed_by);
alter table people.posts add unique (directorate_id, agreed_in);
drop policy opened on people.posts;
create policy opened on people.posts for insert to app_rw
  with check (frame.within_reach(directorate_id, coalesce(commissariat_id, area_id)) and (country is null or frame.person() is null or (agreed_in is not null and agreed_by = frame.person())));
-- Below the console such a post is closed and not otherwise changed.
drop policy changed on people.posts;
create policy changed on people.posts for update to app_rw using (frame.within_reach(directorate_id, coalesce(commissariat_id, area_id)))
  with check (frame.within_reach(directorate_id, coalesce(commissariat_id, area_id)) and (country is null or frame.person() is null or (agreed_in is not null and agreed_by is not null and closed_on is not null)));
