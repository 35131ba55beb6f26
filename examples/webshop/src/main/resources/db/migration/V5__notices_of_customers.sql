-- What staff have to look at may be about no order.
alter table shop_notice add column customer_id uuid;
