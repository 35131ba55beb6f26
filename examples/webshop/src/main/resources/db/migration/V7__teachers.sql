-- Who teaches a course of the demo LMS.
create table lms_teacher (
  person varchar(40) not null references lms_person,
  course varchar(100) not null,
  primary key (person, course)
);
