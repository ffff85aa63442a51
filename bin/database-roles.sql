-- Makes a function that gives a service a role of its own, which owns the service's schema and everything in it, and sees no other.
-- For a user who may create roles and owns the database: ./run --postgres does it by itself, bin/database-roles for a database of one's own.
-- Doing it again changes nothing but the password.
create or replace function pg_temp.own_schema(schema_name text, role_name text, role_password text) returns void language plpgsql as $$
declare
    item record;
    role oid;
    schema oid;
begin
    if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I', role_name);
    end if;
    execute format('alter role %I login noinherit password %L', role_name, role_password);
    role := to_regrole(quote_ident(role_name));
    if not (select rolsuper from pg_roles where rolname = current_user) and not exists (
        select from pg_auth_members where roleid = role and member = current_user::regrole and (to_jsonb(pg_auth_members) ->> 'set_option') is distinct from 'false'
    ) then
        execute format('grant %I to current_user', role_name); -- only a member may hand over what it owns
    end if;
    execute format('grant connect on database %I to %I', current_database(), role_name);
    if to_regnamespace(quote_ident(schema_name)) is null then
        execute format('create schema %I authorization %I', schema_name, role_name);
    else
        execute format('alter schema %I owner to %I', schema_name, role_name);
    end if;
    execute format('revoke all on schema %I from public', schema_name);
    schema := to_regnamespace(quote_ident(schema_name));
    -- What was made before there were roles.
    for item in
        select c.oid::regclass as name, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as kind
        from pg_class c
        where c.relnamespace = schema and c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relowner <> role
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and (d.deptype = 'e' or c.relkind = 'S' and d.deptype in ('a', 'i')))
    loop
        execute format('alter %s %s owner to %I', item.kind, item.name, role_name);
    end loop;
    for item in
        select p.oid::regprocedure as name
        from pg_proc p
        where p.pronamespace = schema and p.proowner <> role
            and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    loop
        execute format('alter routine %s owner to %I', item.name, role_name);
    end loop;
    for item in
        select t.oid::regtype as name
        from pg_type t
        where t.typnamespace = schema and t.typtype in ('d', 'e') and t.typowner <> role
            and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
    loop
        execute format('alter type %s owner to %I', item.name, role_name);
    end loop;
end $$;
