-- How a change request stood at its end is kept as it is; it goes only with a sample workspace that is being removed.
create trigger tr_change_conclusion_guard before update or delete on change_conclusion for each row execute function guard_change_record();

create trigger tr_change_conclusion_truncate before truncate on change_conclusion execute function refuse_change();
