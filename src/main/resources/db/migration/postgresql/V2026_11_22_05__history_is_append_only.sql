-- Whether a row may go because it belongs to a sample workspace that is being removed.
create function in_a_sample_being_removed(wanted uuid) returns boolean language sql stable as $$
  select exists (
    select 1 from policy p join workspace w on w.id = p.workspace_id
    where p.id = wanted and w.kind = 'SAMPLE' and w.being_removed)
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = '23514';
end $$;

create function guard_policy_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and in_a_sample_being_removed(old.policy_id) then
    return old;
  end if;
  raise exception 'policy_version is append-only: % is refused', tg_op using errcode = '23514';
end $$;

create function guard_policy_activation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if in_a_sample_being_removed(old.policy_id) then
      return old;
    end if;
  elsif tg_op = 'UPDATE' then
    if old.is_open and new.is_open is null
        and (old.id, old.policy_id, old.version_number, old.active_from, old.activated_by, old.activated_by_name, old.reason)
          is not distinct from
            (new.id, new.policy_id, new.version_number, new.active_from, new.activated_by, new.activated_by_name, new.reason) then
      return new;
    end if;
  elsif not exists (
      select 1 from policy_activation a
      where a.policy_id = new.policy_id and (a.active_to is null or a.active_to > new.active_from)) then
    return new;
  end if;
  raise exception 'policy_activation keeps its history: % is refused', tg_op using errcode = '23514';
end $$;

-- A policy never moves to another workspace or place: else a sample's exemption could be lent to other rows.
create function guard_policy() returns trigger language plpgsql as $$
begin
  if (old.id, old.workspace_id, old.type, old.repository_id, old.registry_id, old.account, old.organization_id)
      is not distinct from
     (new.id, new.workspace_id, new.type, new.repository_id, new.registry_id, new.account, new.organization_id) then
    return new;
  end if;
  raise exception 'policy stays where it is: % is refused', tg_op using errcode = '23514';
end $$;

create function guard_workspace() returns trigger language plpgsql as $$
begin
  if (old.id, old.kind) is not distinct from (new.id, new.kind) then
    return new;
  end if;
  raise exception 'workspace keeps its kind: % is refused', tg_op using errcode = '23514';
end $$;

create trigger tr_audit_entry_guard before update or delete on audit_entry for each row execute function refuse_change();
create trigger tr_policy_version_guard before update or delete on policy_version for each row execute function guard_policy_version();
create trigger tr_policy_activation_guard before insert or update or delete on policy_activation
  for each row execute function guard_policy_activation();
create trigger tr_policy_guard before update on policy for each row execute function guard_policy();
create trigger tr_workspace_guard before update on workspace for each row execute function guard_workspace();

create trigger tr_audit_entry_truncate before truncate on audit_entry execute function refuse_change();
create trigger tr_policy_version_truncate before truncate on policy_version execute function refuse_change();
create trigger tr_policy_activation_truncate before truncate on policy_activation execute function refuse_change();
