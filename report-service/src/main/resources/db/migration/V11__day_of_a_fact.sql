-- The day on which a fact counts in the figures of its event: a change of the zone leaves it where that day is closed.
alter table fact add column event_day date;
