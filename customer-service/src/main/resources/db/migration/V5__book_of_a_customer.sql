-- The one book that a customer stands in, or the house's if that is among them; empty where it stands in several others.
-- Lists ask for it, so they need not look at the addresses.
alter table customer add column book bigint default 0;
update customer set book = (
    select case when max(case when a.book = 0 then 1 else 0 end) = 1 then 0
                when min(a.book) = max(a.book) then min(a.book) end
    from customer_address a where a.customer_id = customer.id)
where erased_at is null;
