-- The shop's own order: amounts and lines stay here; who bought is Chaland's affair.
create table shop_order (
  reference varchar(40) primary key,
  placed_from char(64) not null constraint uq_shop_order_placed_from unique,
  browser_hash char(64) not null,
  items varchar(500) not null,
  amount_cents integer not null,
  method varchar(20) not null,
  state varchar(20) not null,
  placed_at timestamp(6) with time zone not null
);

-- Under which id sessions remember the staff password of today; one row.
create table shop_staff_password (
  id varchar(36) primary key,
  password_hash varchar(200) not null
);

-- What staff have to look at, as told by Chaland; an event told twice is kept once.
create table shop_notice (
  event_id uuid primary key,
  type varchar(40) not null,
  reference varchar(40),
  told_at timestamp(6) with time zone not null
);

-- Everybody's mailbox.
create table mail (
  id uuid primary key,
  sender varchar(20) not null,
  recipient varchar(320) not null,
  subject varchar(500) not null,
  body clob not null,
  link varchar(500),
  sent_at timestamp(6) with time zone not null
);

-- The LMS. shop_key is the key under which a shop had the account made: the column is unique, so a second creation fails.
create table lms_person (
  id varchar(40) primary key,
  shop_key varchar(100) constraint uq_lms_person_shop_key unique,
  email varchar(320) not null constraint uq_lms_person_email unique,
  given_name varchar(200) not null,
  family_name varchar(200) not null,
  city varchar(200) not null,
  country varchar(2) not null,
  language varchar(35) not null,
  password_hash varchar(200)
);

create table lms_code (
  code_hash char(64) primary key,
  person varchar(40) not null references lms_person,
  state varchar(200) not null,
  challenge varchar(100) not null,
  expires_at timestamp(6) with time zone not null
);

create table lms_invitation (
  token_hash char(64) primary key,
  person varchar(40) not null references lms_person,
  expires_at timestamp(6) with time zone not null
);

create table lms_support (
  shop varchar(64) not null,
  person varchar(40) not null references lms_person,
  primary key (shop, person)
);
