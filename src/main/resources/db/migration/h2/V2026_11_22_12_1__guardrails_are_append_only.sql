create trigger tr_guardrail_revision_guard before update, delete on guardrail_revision for each row
  call 'io.quaymaster.console.storage.RevisionGuard';
alter table guardrail_revision add constraint fk_guardrail_revision_no_truncate
  foreign key (guardrail_id, number) references guardrail_revision (guardrail_id, number);
