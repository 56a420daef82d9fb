-- What people said and did is kept as it is; it goes only with a sample workspace that is being removed.
create trigger tr_change_thread_guard before update or delete on change_thread for each row execute function guard_change_record();
create trigger tr_change_remark_guard before update or delete on change_remark for each row execute function guard_change_record();
create trigger tr_change_deed_guard before update or delete on change_deed for each row execute function guard_change_record();

create trigger tr_change_thread_truncate before truncate on change_thread execute function refuse_change();
create trigger tr_change_remark_truncate before truncate on change_remark execute function refuse_change();
create trigger tr_change_deed_truncate before truncate on change_deed execute function refuse_change();
