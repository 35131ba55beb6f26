-- Since when the trainings of an order are open.
alter table shop_order add column paid_at timestamp(6) with time zone;
-- Whether the buyer takes the seats, or leaves them free to be assigned later.
alter table shop_order add column seats_later boolean default false not null;

-- One seat for each training of an order: the buyer's own, somebody else's by name, or free.
create table shop_seat (
  reference varchar(40) not null references shop_order,
  course varchar(40) not null,
  for_buyer boolean not null,
  -- 100 characters, of which each may take two places.
  participant varchar(200),
  primary key (reference, course)
);
