-- How many incidents of a kind each file brought for a month: of a zone, and of a commissariat (or a directorate) as a whole, what lies in its
-- zones and what lies in none. Written with the file, taken back with it; what a page sums up is read here and not row by row.
create table incidents.monthly_counts (
  directorate_id uuid not null,
  area_id uuid not null,
  extent text not null check (extent in ('zone', 'placed', 'unplaced')),
  month date not null check (extract(day from month) = 1),
  category text not null,
  found_by text not null check (found_by in ('reported', 'police')),
  batch_id uuid not null,
  commissariat_id uuid not null,
  count integer not null,
  primary key (directorate_id, area_id, extent, month, category, found_by, batch_id)
);
create index on incidents.monthly_counts (directorate_id, batch_id);

insert into incidents.monthly_counts (directorate_id, area_id, extent, month, category, found_by, batch_id, commissariat_id, count)
select directorate_id, zone_id, 'zone', date_trunc('month', happened_on)::date, category, found_by, batch_id, commissariat_id, sum(counts)
from incidents.incidents where zone_id is not null group by directorate_id, zone_id, date_trunc('month', happened_on)::date, category, found_by, batch_id, commissariat_id
union all
select directorate_id, commissariat_id, case when zone_id is null then 'unplaced' else 'placed' end, date_trunc('month', happened_on)::date, category, found_by, batch_id, commissariat_id, sum(counts)
from incidents.incidents group by directorate_id, commissariat_id, zone_id is null, date_trunc('month', happened_on)::date, category, found_by, batch_id;

alter table incidents.monthly_counts enable row level security;
alter table incidents.monthly_counts force row level security;
create policy in_reach on incidents.monthly_counts to app_rw using (frame.within_reach(directorate_id, commissariat_id)) with check (frame.within_reach(directorate_id, commissariat_id));
grant select, insert, delete on incidents.monthly_counts to app_rw;
