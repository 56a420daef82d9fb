-- What was attached and who looked at it is kept as it is; it goes only with a sample workspace that is being removed.
create trigger tr_attachment_notice_guard before update, delete on attachment_notice for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_attachment_notice_review_guard before update, delete on attachment_notice_review for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
