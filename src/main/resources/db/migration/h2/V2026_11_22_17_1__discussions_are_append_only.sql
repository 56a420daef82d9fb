-- What people said and did is kept as it is; it goes only with a sample workspace that is being removed.
create trigger tr_change_thread_guard before update, delete on change_thread for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_remark_guard before update, delete on change_remark for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_change_deed_guard before update, delete on change_deed for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
