-- A webhook is paused too when its owner loses the right to it.
alter table webhook drop constraint webhook_pause_is_known;
alter table webhook add constraint webhook_pause_is_known check (paused_because = any (array ['asked', 'gone', 'failing', 'rights']));
