-- What people wrote and said, and how they are reached, is sealed before it comes here. A column takes nothing else from now on; what it held before
-- is sealed at the next start, and the rule is then held to every row.

alter table partners.organisations alter column channels drop default;

do $$ declare place text[]; words text; begin
  foreach place slice 1 in array array[
    ['survey.remarks', 'words'], ['survey.outreach', 'words'], ['survey.outreach', 'who'], ['fieldwork.keyings', 'words'], ['partners.organisations', 'channels'],
    ['people.passkeys', 'label'], ['problems.problems', 'closed_because'], ['problems.information', 'origin'], ['problems.information', 'words'], ['problems.evidence', 'words'],
    ['problems.conversations', 'who'], ['problems.conversations', 'guide'], ['problems.sayings', 'words'], ['problems.causes', 'words'], ['problems.corrections', 'words'],
    ['problems.places', 'whereabouts'], ['problems.places', 'words'], ['plans.actions', 'dropped_because'], ['plans.tasks', 'words'], ['plans.tasks', 'because'],
    ['plans.consents', 'because'], ['plans.reviews', 'words'], ['plans.consultations', 'words'], ['work.progress', 'words'], ['work.progress', 'because'],
    ['work.improvements', 'because'], ['work.pictures', 'caption'], ['work.walks', 'words'], ['cycles.cycles', 'passed_over_because'], ['cycles.assessments', 'reasoning'],
    ['cycles.method_cards', 'notes'], ['cycles.partnership_ratings', 'words']]
  loop
    words := case when place[2] = 'channels' or place[1] = 'fieldwork.keyings' then format('(%I #>> ''{}'')', place[2]) else quote_ident(place[2]) end;
    execute format('alter table %s add constraint %I check (length(%s) > 460 and %s ~ ''^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$'') not valid', place[1], place[2] || '_sealed', words, words);
  end loop; end $$;

-- By which root keys the rows are sealed: a fingerprint of each version, so that another installation's keys are known for what they are. No deed reads it.
create table platform.root_keys (version integer primary key, print text not null, noted_at timestamptz not null default now());
alter table platform.root_keys enable row level security;
alter table platform.root_keys force row level security;
