-- Accounts of the LMS can be closed; e-mail addresses are kept as written, and still there is one of each in whatever case.
alter table lms_person add column suspended boolean default false not null;
alter table lms_person drop constraint uq_lms_person_email;
alter table lms_person add column email_folded varchar(320) generated always as (lower(email));
alter table lms_person add constraint uq_lms_person_email unique (email_folded);
