alter table audit_entry alter column previous_hash set not null;
alter table audit_entry alter column hash set not null;

-- The head moves on only, to an entry that is there.
create function guard_audit_head() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.id = old.id and new.entries > old.entries
      and exists (select 1 from audit_entry e where e.position = new.entries and e.hash = new.hash) then
    return new;
  end if;
  raise exception 'audit_head follows the trail: % is refused', tg_op using errcode = '23514';
end $$;

create trigger tr_audit_entry_guard before update or delete on audit_entry for each row execute function refuse_change();
create trigger tr_audit_head_guard before insert or update or delete on audit_head
  for each row execute function guard_audit_head();
create trigger tr_audit_head_truncate before truncate on audit_head execute function refuse_change();
