-- The same promises as on PostgreSQL, as Java triggers.
create trigger tr_audit_entry_guard before update, delete on audit_entry for each row
  call 'io.quaymaster.console.storage.AuditEntryGuard';
create trigger tr_policy_version_guard before update, delete on policy_version for each row
  call 'io.quaymaster.console.storage.PolicyVersionGuard';
create trigger tr_policy_activation_guard before insert, update, delete on policy_activation for each row
  call 'io.quaymaster.console.storage.PolicyActivationGuard';
create trigger tr_policy_guard before update on policy for each row
  call 'io.quaymaster.console.storage.PolicyGuard';
create trigger tr_workspace_guard before update on workspace for each row
  call 'io.quaymaster.console.storage.WorkspaceGuard';

-- TRUNCATE runs no triggers, but H2 refuses it on a table that a foreign key refers to: so here is one.
alter table audit_entry add constraint fk_audit_entry_no_truncate foreign key (id) references audit_entry (id);
alter table policy_activation add constraint fk_policy_activation_no_truncate foreign key (id) references policy_activation (id);
