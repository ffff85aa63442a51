-- An address of 254 characters, and what it was corrected to.
alter table booking_history alter column detail set data type varchar(600);
