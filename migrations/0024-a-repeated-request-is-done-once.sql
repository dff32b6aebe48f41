-- What was answered under a key that its sender chose. The key itself is kept nowhere: its hash finds the row, and the answer opens with the key alone.
-- `since` is a day and no moment; nothing of an answering is kept here at all.
create table frame.repeats (
  directorate_id uuid not null,
  key_hash text not null,
  since date not null,
  sealed text not null,
  primary key (directorate_id, key_hash)
);
create index on frame.repeats (since);

-- The hash of the key that came with this request; and the day before which answers are forgotten, said by the sweep alone.
create function frame.repeated() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.repeated', true), '') $$;
create function frame.forgotten_before() returns date language sql stable parallel safe as $$ select nullif(current_setting('app.forgotten_before', true), '')::date $$;

alter table frame.repeats enable row level security;
alter table frame.repeats force row level security;
create policy own_key on frame.repeats to app_rw using (key_hash = frame.repeated()) with check (key_hash = frame.repeated());
create policy seen_to_forget on frame.repeats for select to app_rw using (since < frame.forgotten_before());
create policy forgotten on frame.repeats for delete to app_rw using (since < frame.forgotten_before());
grant select, insert, delete on frame.repeats to app_rw;
grant update (sealed) on frame.repeats to app_rw;
