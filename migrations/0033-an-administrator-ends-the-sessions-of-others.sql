-- Whoever answers for the directorate, or sits at the console, ends the sessions of one person or of everybody: seen only by the deed that says whose.
create policy seen_to_end on people.sessions for select to app_rw
  using (directorate_id = frame.directorate() and frame.shown() in (encode(sha256(convert_to('ends|' || person_id::text, 'UTF8')), 'hex'), encode(sha256('ends|everybody'), 'hex'))
    and ((frame.person() is null and directorate_id = any (frame.reach())) or frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
create policy ended_from_above on people.sessions for delete to app_rw
  using (directorate_id = frame.directorate() and frame.shown() in (encode(sha256(convert_to('ends|' || person_id::text, 'UTF8')), 'hex'), encode(sha256('ends|everybody'), 'hex'))
    and ((frame.person() is null and directorate_id = any (frame.reach())) or frame.holds('admin', directorate_id, directorate_id) or frame.holds('hq', directorate_id, directorate_id)));
