-- Attendees that came from a file of another system: the line as it came, so that it can be given back. The
-- columns that mean something here are read from it when it is taken in; all others are kept and nothing more.
create table imported_ticket (
    ticket_id bigint      primary key,
    event_id  bigint      not null,
    shape     varchar(20) not null,
    -- a list of pairs in JSON, heading and text, in the order of the file: headings may be there twice
    cells     text        not null,
    constraint imported_ticket_of_known_ticket foreign key (ticket_id) references ticket (id),
    constraint imported_ticket_shape_known check (shape in ('hievents', 'pretix'))
);
create index imported_ticket_of_event on imported_ticket (event_id);
