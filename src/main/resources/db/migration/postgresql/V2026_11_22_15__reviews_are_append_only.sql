-- What people said and what checks found is kept as it is; it goes only with a sample workspace that is being removed.
create function guard_change_record() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
      select 1 from workspace w where w.kind = 'SAMPLE' and w.being_removed) then
    return old;
  end if;
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = '23514';
end $$;

create trigger tr_change_review_guard before update or delete on change_review for each row execute function guard_change_record();
create trigger tr_change_dismissal_guard before update or delete on change_dismissal for each row execute function guard_change_record();
create trigger tr_change_evidence_guard before update or delete on change_evidence for each row execute function guard_change_record();
create trigger tr_change_finding_guard before update or delete on change_finding for each row execute function guard_change_record();
create trigger tr_change_author_guard before update or delete on change_author for each row execute function guard_change_record();
create trigger tr_change_emergency_guard before update or delete on change_emergency for each row execute function guard_change_record();
create trigger tr_change_emergency_review_guard before update or delete on change_emergency_review
  for each row execute function guard_change_record();
create trigger tr_change_verification_guard before update or delete on change_verification for each row execute function guard_change_record();
create trigger tr_tier_table_guard before update or delete on tier_table for each row execute function refuse_change();
create trigger tr_tier_table_decision_guard before update or delete on tier_table_decision for each row execute function refuse_change();

create trigger tr_change_review_truncate before truncate on change_review execute function refuse_change();
create trigger tr_change_dismissal_truncate before truncate on change_dismissal execute function refuse_change();
create trigger tr_change_evidence_truncate before truncate on change_evidence execute function refuse_change();
create trigger tr_change_finding_truncate before truncate on change_finding execute function refuse_change();
create trigger tr_change_author_truncate before truncate on change_author execute function refuse_change();
create trigger tr_tier_table_truncate before truncate on tier_table execute function refuse_change();
create trigger tr_tier_table_decision_truncate before truncate on tier_table_decision execute function refuse_change();
