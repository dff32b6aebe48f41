-- What a person asked about their data and what was answered, the minutes of a meeting and the bytes of a picture are sealed before they come here; what stood here is sealed at
-- the next start. A picture's bytes begin with its wrapped key as text; what everybody sees of it is the copy in pub, which is sealed for nobody.
alter table work.pictures alter column bytes set storage external;
do $$ declare place text[]; begin
  foreach place slice 1 in array array[['privacy.requests', 'words'], ['privacy.requests', 'prolonged_because'], ['privacy.requests', 'because'], ['privacy.requests', 'lifted_because'], ['work.progress', 'minutes']]
  loop
    execute format('alter table %s add constraint %I check (length(%I) > 460 and %I ~ ''^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$'') not valid', place[1], place[2] || '_sealed', place[2], place[2]);
  end loop; end $$;
alter table work.pictures add constraint bytes_sealed check (length(bytes) > 360 and encode(substring(bytes for 90), 'escape') ~ '^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.]') not valid;

-- A version of the root key that nothing needs any more is retired: since when nothing is sealed under it, and when its key was destroyed.
alter table platform.root_keys add column unused_since timestamptz, add column retired_at timestamptz;

-- Who sent a picture, so that a day's share can be counted; how much a directorate keeps. The count goes up with each picture and is counted anew at each start.
alter table work.pictures add column sent_by uuid;
grant select (sent_by), update (sent_by) on work.pictures to app_keeper;
create table work.picture_counts (directorate_id uuid primary key, pictures bigint not null check (pictures >= 0), bytes bigint not null check (bytes >= 0));
alter table work.picture_counts enable row level security;
alter table work.picture_counts force row level security;
create policy counted on work.picture_counts for select to app_rw using (directorate_id = frame.directorate());
create policy begun on work.picture_counts for insert to app_rw with check (directorate_id = frame.directorate());
create policy counted_on on work.picture_counts for update to app_rw using (directorate_id = frame.directorate()) with check (directorate_id = frame.directorate());
grant select, insert on work.picture_counts to app_rw;
grant update (pictures, bytes) on work.picture_counts to app_rw;
