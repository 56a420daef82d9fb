-- What people said and what checks found is kept as it is; it goes only with a sample workspace that is being removed.
create trigger tr_change_review_guard before update, delete on change_review for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_dismissal_guard before update, delete on change_dismissal for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_evidence_guard before update, delete on change_evidence for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_finding_guard before update, delete on change_finding for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_author_guard before update, delete on change_author for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_emergency_guard before update, delete on change_emergency for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_emergency_review_guard before update, delete on change_emergency_review for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_verification_guard before update, delete on change_verification for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_tier_table_guard before update, delete on tier_table for each row
  call 'io.quaymaster.console.storage.AuditEntryGuard';
create trigger tr_tier_table_decision_guard before update, delete on tier_table_decision for each row
  call 'io.quaymaster.console.storage.AuditEntryGuard';
