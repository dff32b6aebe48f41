-- Two algorithms may seal, and the first sign tells which did. Every rule that a column holds nothing unsealed takes either sign; what is there is held to it again at the next start.
do $$ declare rule record; begin
  for rule in
    select format('%I.%I', nspname, relname) as place, conname, pg_get_constraintdef(k.oid) as says
    from pg_constraint k join pg_class c on c.oid = conrelid join pg_namespace n on n.oid = relnamespace where contype = 'c' and conname like '%\_sealed' and pg_get_constraintdef(k.oid) like '%^~[1-9]%'
  loop
    execute format('alter table %s drop constraint %I', rule.place, rule.conname);
    execute format('alter table %s add constraint %I %s not valid', rule.place, rule.conname, replace(replace(rule.says, ' NOT VALID', ''), '^~[1-9]', '^[~!][1-9]'));
  end loop; end $$;
