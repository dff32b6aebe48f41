-- The name of the key under which boxes, half-filled sheets and envelopes of a wave lie. The key itself lies with the keys, and is destroyed once the wave is closed.
alter table survey.wave_keys add column seal text check (seal ~ '^[0-9a-f]{16}$');
grant update (seal) on survey.wave_keys to app_rw;
