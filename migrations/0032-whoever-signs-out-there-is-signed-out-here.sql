-- A session that was begun by a provider's word remembers which stay there it belongs to, by keyed hashes, and keeps sealed what the provider wants to hear when its
-- person signs out. All of it goes with the session.
alter table people.sessions add column provider_id uuid, add column provider_session text, add column provider_subject text, add column provider_words text;
create index on people.sessions (directorate_id, provider_subject) where provider_subject is not null;
create policy there_seen on people.sessions for select to app_rw using (directorate_id = frame.directorate() and frame.shown() in (provider_session, provider_subject));
create policy there_ended on people.sessions for delete to app_rw using (directorate_id = frame.directorate() and frame.shown() in (provider_session, provider_subject));
-- Where a provider of SAML is told of a sign-out, whether its assertions must come encrypted, and the key that opens them.
alter table people.providers add column logout_address text, add column assertions text not null default 'either' check (assertions in ('either', 'encrypted')),
  add column decryption_secret text, add column decryption_certificate text;
