create trigger tr_expectation_revision_guard before update, delete on expectation_revision for each row
  call 'io.quaymaster.console.storage.RevisionGuard';
alter table expectation_revision add constraint fk_expectation_revision_no_truncate
  foreign key (expectation_id, number) references expectation_revision (expectation_id, number);
