-- How a change request stood at its end is kept as it is; it goes only with a sample workspace that is being removed.
create trigger tr_change_conclusion_guard before update, delete on change_conclusion for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
