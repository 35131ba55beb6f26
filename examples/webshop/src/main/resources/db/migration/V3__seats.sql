-- Since when the trainings of an order are open.
alter table shop_order add column paid_at timestamp(6) with time zone;
-- Whether the buyer takes the seats, or leaves them free to be given later.
alter table shop_order add column seats_later boolean default false not null;

-- Who is in which course of the LMS; a course that is closed to somebody keeps what they did there.
create table lms_enrolment (
  person varchar(40) not null references lms_person,
  course varchar(100) not null,
  open_from timestamp(6) with time zone not null,
  open_until timestamp(6) with time zone,
  closed boolean not null,
  primary key (person, course)
);
