alter table audit_entry alter column previous_hash set not null;
alter table audit_entry alter column hash set not null;

create trigger tr_audit_entry_guard before update, delete on audit_entry for each row
  call 'io.quaymaster.console.storage.AuditEntryGuard';
create trigger tr_audit_head_guard before insert, update, delete on audit_head for each row
  call 'io.quaymaster.console.storage.AuditHeadGuard';

-- So that TRUNCATE is refused, as on audit_entry.
alter table audit_head add constraint fk_audit_head_no_truncate foreign key (id) references audit_head (id);
