-- What of a message's bounces somebody has looked at before they let it go on: so many hard ones, of so many that were settled.
alter table message add column accepted_hard bigint default 0 not null;
alter table message add column accepted_of bigint default 0 not null;
