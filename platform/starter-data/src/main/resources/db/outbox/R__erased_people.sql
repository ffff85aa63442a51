-- Whose erasure this database knows of, by salted hashes: one that was restored from a backup lacks the latest, and they are carried out again.
-- This is repeatable because no version is free for it: those after V0 are the services'.
create table if not exists erased_person (
    hash      varchar(100)             primary key,
    erased_at timestamp with time zone not null
);
