-- Room on the page for the next version of the row: its updates stay heap-only and leave no index garbage.
alter table inventory set (fillfactor = 10);
