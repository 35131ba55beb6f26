-- Chaland, schema version 1, for PostgreSQL. Run it once, in the schema that the application's connections use.
--
-- Times are microseconds since 1970 (UTC). A column whose name ends in _key holds a SHA-256 in lower-case hexadecimal: it is
-- what is compared, and the readable text stands beside it. Of other texts, only the reference of a purchase has an order that
-- matters: that of its bytes. How long a personal field may be is checked before it is stored;
-- the columns have room for the longest.

-- email_key stands for the canonical e-mail address; empty unless the record is in use and has one.
-- review_at is empty unless the retention of the record is to be looked at.
-- terms_key stands for all rows that the customer has in chaland_customer_term, and tells whether a change touches them.
create table chaland_customer (
  id uuid not null,
  shop varchar(64) not null,
  state varchar(20) not null,
  merged_into uuid,
  email_key varchar(64),
  terms_key varchar(64) not null,
  epoch bigint not null,
  version bigint not null,
  created_at bigint not null,
  changed_at bigint not null,
  review_at bigint,
  given_name varchar(255),
  family_name varchar(255),
  organisation varchar(255),
  address_line_1 varchar(255),
  address_line_2 varchar(255),
  dependent_locality varchar(255),
  postal_code varchar(255),
  city varchar(255),
  sorting_code varchar(255),
  administrative_area varchar(255),
  country varchar(255),
  email varchar(255),
  phone varchar(255),
  language varchar(255),
  billing_organisation varchar(255),
  billing_department varchar(255),
  billing_given_name varchar(255),
  billing_family_name varchar(255),
  billing_address_line_1 varchar(255),
  billing_address_line_2 varchar(255),
  billing_dependent_locality varchar(255),
  billing_postal_code varchar(255),
  billing_city varchar(255),
  billing_sorting_code varchar(255),
  billing_administrative_area varchar(255),
  billing_country varchar(255),
  billing_email varchar(255),
  billing_vat_id varchar(255),
  billing_company_id varchar(255),
  billing_electronic_address varchar(255),
  billing_buyer_reference varchar(255),
  billing_order_number varchar(255),
  constraint pk_chaland_customer primary key (id)
);

-- Lists the customers in use of a shop, the newest first.
create index ix_chaland_customer_newest on chaland_customer (shop, state, created_at, id);

-- Lists those of one e-mail address, the oldest first, and finds the addresses that several share.
create index ix_chaland_customer_email on chaland_customer (shop, email_key, created_at, id);

-- Lists the records whose retention is to be looked at, those that have waited longest first.
create index ix_chaland_customer_review on chaland_customer (review_at, id);

-- Lists the tombstones that lead to a customer.
create index ix_chaland_customer_merged on chaland_customer (merged_into, id);

-- What a customer in use is searched by. A term is kept as the bytes of its UTF-8, at most 40 characters of up to four, which
-- every database compares as they are, whatever its collation; so a prefix is one range of the index.
-- pk_chaland_term: finds the terms of a customer.
create table chaland_customer_term (
  customer_id uuid not null,
  term bytea not null,
  shop varchar(64) not null,
  constraint pk_chaland_term primary key (customer_id, term),
  constraint fk_chaland_term_customer foreign key (customer_id) references chaland_customer (id) on delete cascade
);

-- Finds the customers of a shop by the beginning of a term, in the order of the terms.
create index ix_chaland_customer_term_search on chaland_customer_term (shop, term, customer_id);

-- uq_chaland_link_account: one customer of a shop has an account; finds the customer of whoever signed in.
-- uq_chaland_link_issuer: a customer has one account of an issuer; finds the links of a customer.
-- subject_key stands for the account in whichever shop, account_key for the account in this one.
create table chaland_link (
  account_key varchar(64) not null,
  customer_id uuid not null,
  subject_key varchar(64) not null,
  issuer_key varchar(64) not null,
  issuer varchar(255) not null,
  subject varchar(255) not null,
  proof varchar(20) not null,
  state varchar(20) not null,
  since bigint not null,
  constraint uq_chaland_link_account primary key (account_key),
  constraint uq_chaland_link_issuer unique (customer_id, issuer_key),
  constraint fk_chaland_link_customer foreign key (customer_id) references chaland_customer (id) on delete cascade
);

-- Finds the customers of an account in all shops.
create index ix_chaland_link_subject on chaland_link (subject_key, customer_id);

-- Accounts that shops had made. A row stays when the account is unlinked and when its owner is erased, until the account itself is
-- deleted.
-- subject_key stands for the account in every shop.
create table chaland_account (
  subject_key varchar(64) not null,
  issuer varchar(255) not null,
  subject varchar(255) not null,
  made_by varchar(64) not null,
  suspended boolean not null,
  closed_at bigint,
  look_at bigint not null,
  constraint pk_chaland_account primary key (subject_key)
);

-- Lists the accounts whose access is to be looked at, those that have waited longest first.
create index ix_chaland_account_look on chaland_account (look_at, subject_key);

-- What shops have given accounts in courses. course_key stands for the account and the code of the course, subject_key for the account.
-- pk_chaland_course: finds what an account was given in a course.
create table chaland_course (
  course_key varchar(64) not null,
  subject_key varchar(64) not null,
  issuer varchar(255) not null,
  subject varchar(255) not null,
  course varchar(100) not null,
  shop varchar(64) not null,
  ours boolean not null,
  status varchar(20) not null,
  open_from bigint,
  open_until bigint,
  look_at bigint,
  constraint pk_chaland_course primary key (course_key)
);

-- Finds what an account was given in any course.
create index ix_chaland_course_account on chaland_course (subject_key, course_key);

-- Lists what is to be looked at, longest ago first.
create index ix_chaland_course_look on chaland_course (look_at, course_key);

-- uq_chaland_checkout_handle: a handle opens one checkout; finds the checkout of a handle.
create table chaland_checkout (
  id uuid not null,
  shop varchar(64) not null,
  handle_hash varchar(64) not null,
  customer_id uuid,
  epoch bigint not null,
  account_issuer varchar(255),
  account_subject varchar(255),
  draft text,
  order_only text,
  sign_in_issuer varchar(255),
  sign_in_round integer not null,
  told text,
  told_confirmed boolean not null,
  sent_by varchar(32),
  record_version bigint not null,
  placed_order varchar(100),
  previous_order varchar(100),
  expires_at bigint not null,
  version bigint not null,
  constraint pk_chaland_checkout primary key (id),
  constraint uq_chaland_checkout_handle unique (handle_hash)
);

-- Finds the checkouts of a customer who is erased.
create index ix_chaland_checkout_customer on chaland_checkout (customer_id);

-- Lists what has expired, longest ago first.
create index ix_chaland_checkout_expiry on chaland_checkout (expires_at, id);

-- uq_chaland_claim_asker: whoever asks has one claim in a shop; finds the claim of whoever answers.
-- email is the canonical form; it goes with the row when the claim is answered, replaced or a day old.
create table chaland_claim (
  id uuid not null,
  shop varchar(64) not null,
  purpose varchar(20) not null,
  asker_key varchar(64) not null,
  asker varchar(64) not null,
  email varchar(254) not null,
  language varchar(35),
  placed_order varchar(100),
  account_issuer varchar(255),
  account_subject varchar(255),
  customer_id uuid,
  epoch bigint not null,
  requested_at bigint not null,
  tries integer not null,
  state varchar(20) not null,
  ended_at bigint,
  version bigint not null,
  constraint pk_chaland_claim primary key (id),
  constraint uq_chaland_claim_asker unique (asker_key)
);

-- Lists what was claimed longest ago.
create index ix_chaland_claim_requested on chaland_claim (requested_at, id);

-- Accounts of mailboxes that were proven; one mailbox has one, whatever the shop.
-- pk_chaland_mailbox: finds the account of a mailbox. uq_chaland_mailbox_subject: finds the mailbox of an account.
create table chaland_mailbox (
  email_key varchar(64) not null,
  email varchar(254) not null,
  subject_key varchar(64) not null,
  subject varchar(255) not null,
  proven_at bigint not null,
  constraint pk_chaland_mailbox primary key (email_key),
  constraint uq_chaland_mailbox_subject unique (subject_key)
);

-- Lists what was proven longest ago.
create index ix_chaland_mailbox_proven on chaland_mailbox (proven_at, email_key);

-- uq_chaland_purchase_reference: a shop knows a reference once; finds the purchase of a reference.
-- seat_of is the order of which this is a seat; message is of a seat.
-- access_until is empty if the purchase was never paid, and the largest number there is if its access does not end.
create table chaland_purchase (
  purchase_key varchar(64) not null,
  shop varchar(64) not null,
  reference varchar(100) collate "C" not null,
  customer_id uuid not null,
  state varchar(20) not null,
  placed_at bigint not null,
  completed_at bigint,
  cancelled_at bigint,
  trainings text not null,
  access_until bigint,
  seat_of varchar(100) collate "C",
  message varchar(1000),
  version bigint not null,
  given_name varchar(255),
  family_name varchar(255),
  organisation varchar(255),
  address_line_1 varchar(255),
  address_line_2 varchar(255),
  dependent_locality varchar(255),
  postal_code varchar(255),
  city varchar(255),
  sorting_code varchar(255),
  administrative_area varchar(255),
  country varchar(255),
  email varchar(255),
  phone varchar(255),
  language varchar(255),
  billing_organisation varchar(255),
  billing_department varchar(255),
  billing_given_name varchar(255),
  billing_family_name varchar(255),
  billing_address_line_1 varchar(255),
  billing_address_line_2 varchar(255),
  billing_dependent_locality varchar(255),
  billing_postal_code varchar(255),
  billing_city varchar(255),
  billing_sorting_code varchar(255),
  billing_administrative_area varchar(255),
  billing_country varchar(255),
  billing_email varchar(255),
  billing_vat_id varchar(255),
  billing_company_id varchar(255),
  billing_electronic_address varchar(255),
  billing_buyer_reference varchar(255),
  billing_order_number varchar(255),
  constraint uq_chaland_purchase_reference primary key (purchase_key)
);

-- Lists the purchases of a customer, the newest first, and finds those that a merge gives to the survivor.
create index ix_chaland_purchase_customer on chaland_purchase (customer_id, placed_at, reference);

-- Lists the seats of an order, the oldest first.
create index ix_chaland_purchase_seats on chaland_purchase (shop, seat_of, placed_at, reference);

-- uq_chaland_task_key: the same intent is written once; finds the task of a key.
-- due_at is empty unless the task is open, otherwise the later of next_attempt_at and leased_until.
-- A task has a customer_id or a claim_id.
create table chaland_task (
  id uuid not null,
  shop varchar(64) not null,
  task_key varchar(64) not null,
  key_text varchar(200) not null,
  kind varchar(20) not null,
  customer_id uuid,
  claim_id uuid,
  reference varchar(100),
  topic varchar(100),
  account_issuer varchar(255),
  account_subject varchar(255),
  state varchar(20) not null,
  attempts integer not null,
  next_attempt_at bigint not null,
  leased_until bigint,
  due_at bigint,
  reason varchar(200),
  detail varchar(500),
  overtaken boolean not null,
  since_at bigint not null,
  told_overdue boolean not null,
  attention_at bigint,
  alarm_at bigint,
  done_at bigint,
  created_at bigint not null,
  version bigint not null,
  constraint pk_chaland_task primary key (id),
  constraint uq_chaland_task_key unique (task_key)
);

-- Lists what is due, longest first.
create index ix_chaland_task_due on chaland_task (due_at, id);

-- Finds the tasks of a claim that is removed.
create index ix_chaland_task_claim on chaland_task (claim_id);

-- Lists the tasks of a customer, the newest first.
create index ix_chaland_task_customer on chaland_task (customer_id, created_at, id);

-- Lists and counts the tasks of a shop that are not done, first those that somebody should look at.
create index ix_chaland_task_waiting on chaland_task (shop, attention_at, id);

-- Lists those that wait for one reason.
create index ix_chaland_task_reason on chaland_task (shop, reason, attention_at, id);

-- Lists those of which listeners are to be told that they are not done, longest overdue first.
create index ix_chaland_task_alarm on chaland_task (alarm_at, id);

-- Lists what is done and can be deleted, longest ago first.
create index ix_chaland_task_done on chaland_task (done_at, id);

-- uq_chaland_lease_name: one holder has a name. Read and written by statements alone, so no entity stands for it.
create table chaland_lease (
  lease_key varchar(64) not null,
  holder uuid not null,
  held_until bigint not null,
  constraint uq_chaland_lease_name primary key (lease_key)
);

-- Lists the names whose time is over, longest ago first.
create index ix_chaland_lease_over on chaland_lease (held_until, lease_key);

-- Outlives the customer that it names.
create table chaland_audit (
  id uuid not null,
  shop varchar(64) not null,
  customer_id uuid not null,
  action varchar(20) not null,
  staff varchar(255) not null,
  reason varchar(1000),
  done_at bigint not null,
  constraint pk_chaland_audit primary key (id)
);

-- Lists what was done to a customer, the newest first.
create index ix_chaland_audit_customer on chaland_audit (customer_id, done_at, id);

-- Outlives the customer that it names; without one, it is of everybody whom the shop had at that time. The fields are named by their
-- paths, with a comma between them.
create table chaland_disclosure (
  id uuid not null,
  shop varchar(64) not null,
  customer_id uuid,
  staff varchar(255) not null,
  role varchar(40) not null,
  purpose varchar(40) not null,
  fields varchar(1000) not null,
  shown_at bigint not null,
  constraint pk_chaland_disclosure primary key (id)
);

-- Lists what was shown of a customer, and of everybody, the newest first.
create index ix_chaland_disclosure_customer on chaland_disclosure (customer_id, shop, shown_at, id);

-- Lists what was shown of anybody in a time, and what is too old, the oldest first.
create index ix_chaland_disclosure_time on chaland_disclosure (shop, shown_at, id);
