-- Who teaches which course of the LMS.
create table lms_teacher (
  person varchar(40) not null references lms_person,
  course varchar(100) not null,
  primary key (person, course)
);
