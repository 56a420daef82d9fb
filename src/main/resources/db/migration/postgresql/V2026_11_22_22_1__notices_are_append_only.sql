-- What was attached and who looked at it is kept as it is; it goes only with a sample workspace that is being removed.
create trigger tr_attachment_notice_guard before update or delete on attachment_notice for each row execute function guard_change_record();
create trigger tr_attachment_notice_review_guard before update or delete on attachment_notice_review
  for each row execute function guard_change_record();

create trigger tr_attachment_notice_truncate before truncate on attachment_notice execute function refuse_change();
create trigger tr_attachment_notice_review_truncate before truncate on attachment_notice_review execute function refuse_change();
