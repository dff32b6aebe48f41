-- What every deed needs: on whose behalf a transaction runs, and the line it leaves behind.
create schema frame;
create schema pub;
grant usage on schema frame to app_rw, app_public;
grant usage on schema pub to app_rw, app_public;

-- The scope of a transaction, set by SET LOCAL when it opens; unset means nothing is seen.
create function frame.directorate() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.directorate', true), '')::uuid $$;
create function frame.reach() returns uuid[] language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.reach', true), ''), '{}')::uuid[] $$;
create function frame.person() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
-- The hash of what was shown at the door (an invitation's code, a session, a sign-in link): opens that one row.
create function frame.shown() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.shown', true), '') $$;
-- A row of a directorate, belonging to an area (a commissariat, or the directorate itself): seen by posts over either.
create function frame.within_reach(directorate uuid, area uuid) returns boolean language sql stable parallel safe as
  $$ select directorate = frame.directorate() and (area = any (frame.reach()) or directorate = any (frame.reach())) $$;

create table frame.record (
  directorate_id uuid not null,
  id uuid not null,
  name text not null,
  actor text not null,
  subject jsonb not null,
  at timestamptz not null,
  primary key (directorate_id, id)
);
alter table frame.record enable row level security;
alter table frame.record force row level security;
create policy kept on frame.record for insert to app_rw with check (true);
create policy read on frame.record for select to app_rw using (directorate_id = frame.directorate());
grant insert, select on frame.record to app_rw;

-- Consequences that are still to be run: ids only, deleted when done.
create table frame.outbox (
  directorate_id uuid not null,
  id uuid not null,
  name text not null,
  subject jsonb not null,
  primary key (directorate_id, id)
);
alter table frame.outbox enable row level security;
alter table frame.outbox force row level security;
create policy due on frame.outbox to app_rw using (true) with check (true);
-- Update is never done; a row is locked with it while its consequence runs.
grant select, insert, update, delete on frame.outbox to app_rw;
