create trigger tr_expectation_revision_guard before update or delete on expectation_revision
  for each row execute function refuse_change();
create trigger tr_expectation_revision_truncate before truncate on expectation_revision
  execute function refuse_change();
