-- Codes that were wrong after a right password, until a recovery code or a new password: from a hundred on the app's codes are refused.
alter table second_factor add column wrong_codes int default 0 not null;
alter table second_factor add column wrong_codes_told_at timestamp with time zone;
