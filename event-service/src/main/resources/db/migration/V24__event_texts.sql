-- The language of an event's own texts; nothing for events of before, whose texts are in the installation's.
alter table event add column main_lang varchar(35);

-- What an event is called in its other languages. The field is name, description, or type: with the id of a ticket type, which no key can
-- point to: types are written anew with each change of their event.
create table event_text (
    event_id bigint        not null,
    lang     varchar(35)   not null,
    field    varchar(30)   not null,
    words    varchar(5000) not null,
    primary key (event_id, lang, field),
    constraint event_text_is_of_an_event foreign key (event_id) references event (id) on delete cascade
);

-- What an event is found by in its other languages, folded.
alter table event add column texts_search varchar(20000);

-- By which events are sorted by name, the same on each database; filled for events of before by the next step.
alter table event add column name_key varchar(1000) default '' not null;
