-- What was published says in one word why a number is not shown, so that nobody can tell small numbers from those that protect them.
-- Copies that were published before learn the same word; nothing else of them changes.
do $$
declare t text;
begin
  foreach t in array array['waves', 'zone_results', 'breakdowns', 'remark_counts'] loop
    execute format('alter table pub.%I no force row level security', t);
    execute format($sql$update pub.%I set result = regexp_replace(result::text, '"withheld": "(too-few-alike|to-protect)"', '"withheld": "withheld"', 'g')::jsonb
      where result::text like '%%"too-few-alike"%%' or result::text like '%%"to-protect"%%'$sql$, t);
  end loop;
  -- A small group shows no n either, by which its reason could be told.
  update pub.breakdowns set result = replace(result::text, '"withheld": "fewer-than-30"', '"withheld": "withheld"')::jsonb where result::text like '%"fewer-than-30"%';
  foreach t in array array['waves', 'zone_results', 'breakdowns', 'remark_counts'] loop
    execute format('alter table pub.%I force row level security', t);
  end loop;
end $$;
