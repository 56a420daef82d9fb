-- The ARN of a repository with the longest name AWS allows did not fit, nor did two of the longest of principals in one
-- sentence, so that the deed itself was refused.
alter table audit_entry alter column subject set data type varchar(1000);
alter table audit_entry alter column title set data type varchar(3000);
