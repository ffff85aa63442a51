-- The nightly check makes the sums of open days again from the facts after this one; what is before it counts on closed days only.
alter table figures_state add column checked_seq bigint default 0 not null;

-- By which it reads the sums of open days.
create index metric_day_by_kind on metric_day (kind, on_day);
create index metric_quarter_by_kind on metric_quarter (kind, starts_at);
