create trigger tr_guardrail_revision_guard before update or delete on guardrail_revision
  for each row execute function refuse_change();
create trigger tr_guardrail_revision_truncate before truncate on guardrail_revision execute function refuse_change();
