-- How often each client has come, for all gateways together; written by bucket4j.
create table rate_limit_bucket (
    id         varchar(200) primary key,
    state      bytea,
    expires_at bigint -- milliseconds since 1970
);

create index rate_limit_bucket_expires_at on rate_limit_bucket (expires_at);

-- Made at run time by earlier versions.
drop table if exists request_limit;
