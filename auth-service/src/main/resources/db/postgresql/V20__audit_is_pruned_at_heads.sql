-- Still nothing changes, and what goes goes only where a transaction says that it prunes (decision 99).
create or replace function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('marquee.audit_prune', true) = 'on' then
        return null;
    end if;
    raise exception 'the audit trail is append-only';
end
$$;
