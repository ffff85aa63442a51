-- Links that were mailed to see an address's bookings. Of a link only its SHA-256 is kept. A request that
-- had to be mailed again may have several rows; the limit of links per address counts requests.
create table lookup_link (
    token_hash varchar(64)              primary key,
    request    varchar(120)             not null,
    email      varchar(254)             not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at    timestamp with time zone
);
create index lookup_link_of_address on lookup_link (email, created_at);
create index lookup_link_age on lookup_link (created_at);

-- What an opened link shows for a while: the bookings of that address.
create table lookup_view (
    token_hash varchar(64)              primary key,
    email      varchar(254)             not null,
    expires_at timestamp with time zone not null
);
create index lookup_view_end on lookup_view (expires_at);
