-- How far what happened was told to report-service: of each kind of rows once soon, and once more later, for what was committed late. The first starts with the first row, so that history is told too.
create table fact_cursor (
    source  varchar(20)              not null,
    pass    varchar(10)              not null,
    at      timestamp with time zone not null,
    last_id varchar(40)              not null,
    primary key (source, pass),
    constraint fact_cursor_pass_known check (pass in ('soon', 'again'))
);
insert into fact_cursor (source, pass, at, last_id)
select s.source, p.pass, case when p.pass = 'soon' then timestamp with time zone '1970-01-01 00:00:00+00' else current_timestamp end,
       case when s.source = 'scan' then '' else '0' end
from (select 'booking' as source union all select 'history' union all select 'ticket' union all select 'payment' union all select 'refund' union all select 'decision'
      union all select 'scan' union all select 'transfer' union all select 'joined' union all select 'taken') s,
     (select 'soon' as pass union all select 'again') p;

create index booking_history_age on booking_history (at, id);
create index ticket_change_line_ticket on ticket_change_line (ticket_id);
create index refund_decided on refund (decided_at);
create index scan_age on scan (received_at);
create index ticket_transfer_ended on ticket_transfer (ended_at);
create index waiting_entry_joined on waiting_entry (confirmed_at);
create index waiting_entry_ended on waiting_entry (ended_at);

-- Where the page visit came from that a booking was made on: cleaned words and the region of the browser's language, no address. Empty for bookings without a page.
alter table booking add column came_from varchar(400);
