-- Whether whoever keeps fewer tickets than a discount by quantity needs loses it for those. As it was: nobody does.
alter table sale_terms add column refund_keeps_discount boolean default false not null;
