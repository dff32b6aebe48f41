-- The oldest lines of the record go when their time is over: up to a head that was published, under a signed anchor, by a login that can do that and nothing else.
create table pub.record_anchors (
  directorate_id uuid not null,
  from_line bigint not null check (from_line > 0),
  sequence bigint not null,
  hash text not null,
  kept text not null check (kept ~ '^[1-9][0-9]{0,3} (days|months|years)$'),
  head_at timestamptz not null,
  at timestamptz not null,
  key text not null,
  signature text not null,
  primary key (directorate_id, sequence),
  unique (directorate_id, from_line),
  foreign key (directorate_id, sequence) references pub.record_heads,
  check (from_line <= sequence),
  check (head_at <= at - interval '365 days')
);
alter table pub.record_anchors enable row level security;
alter table pub.record_anchors force row level security;
create policy published on pub.record_anchors for select to app_public, app_rw, app_cutter using (true);
create policy signed on pub.record_anchors for insert to app_rw with check (directorate_id = frame.directorate() and frame.person() is null and directorate_id = any (frame.reach()));
grant select on pub.record_anchors to app_public;
grant select, insert on pub.record_anchors to app_rw;

-- What lies under the last anchor may go, and nothing else may.
create function frame.cut_to() returns bigint language sql stable parallel safe as
  $$ select max(sequence) from pub.record_anchors where directorate_id = frame.directorate() $$;
grant usage on schema frame, pub to app_cutter;
grant select (directorate_id, sequence) on pub.record_anchors to app_cutter;
grant select (directorate_id, sequence), delete on frame.record to app_cutter;
create policy under_the_anchor on frame.record for select to app_cutter using (directorate_id = frame.directorate() and coalesce(sequence, 0) <= frame.cut_to());
create policy cut on frame.record for delete to app_cutter using (directorate_id = frame.directorate() and coalesce(sequence, 0) <= frame.cut_to());

-- Mailboxes that the signed heads go to every hour.
create schema record;
grant usage on schema record to app_rw;
create table record.mailboxes (
  directorate_id uuid not null,
  id uuid not null,
  mailbox text not null constraint mailbox_sealed check (length(mailbox) > 460 and mailbox ~ '^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$'),
  language text not null,
  since_on date not null,
  primary key (directorate_id, id)
);
alter table record.mailboxes enable row level security;
alter table record.mailboxes force row level security;
create policy of_the_auditor on record.mailboxes to app_rw
  using (directorate_id = frame.directorate() and ((frame.person() is null and directorate_id = any (frame.reach())) or frame.holds('auditor', directorate_id, directorate_id)))
  with check (directorate_id = frame.directorate() and ((frame.person() is null and directorate_id = any (frame.reach())) or frame.holds('auditor', directorate_id, directorate_id)));
grant select, insert, delete on record.mailboxes to app_rw;

-- Whoever looks after the record may see that no quiet line is missing.
create policy counted_by_the_auditor on frame.quiet for select to app_rw using (frame.holds('auditor', directorate_id, directorate_id));
