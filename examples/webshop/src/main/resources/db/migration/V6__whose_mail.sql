-- Whose mail it is, as its sender calls them: it is deleted with whatever else is known of them.
alter table mail add column about varchar(100);
create index ix_mail_about on mail (about);
