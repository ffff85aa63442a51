-- The database itself refuses to change what happened.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;
create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
