-- Whose the tickets of an event are: whether buyers are asked who comes with each, and how often a ticket can be handed on.
alter table event add column holder_names varchar(20) default 'NONE' not null;
alter table event add column mails_holders boolean default true not null;
alter table event add column max_transfers integer default 2 not null;
alter table event add column transfer_until_hours integer default 0 not null;
alter table event add column buyer_cancels_transferred boolean default true not null;
alter table event add constraint event_holder_names_known check (holder_names in ('NONE', 'OPTIONAL', 'REQUIRED'));
alter table event add constraint event_max_transfers_is_sensible check (max_transfers between 0 and 10);
alter table event add constraint event_transfer_until_is_sensible check (transfer_until_hours between 0 and 8760);
