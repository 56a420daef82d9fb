-- Each notice on file gets the word for what it told with a flag; until then its guard is away.
drop trigger tr_attachment_notice_guard;
drop trigger tr_attachment_notice_review_guard;

update attachment_notice set what = case when attached then 'POLICY_ATTACHED' else 'POLICY_DETACHED' end;
alter table attachment_notice alter column what set not null;
alter table attachment_notice drop column attached;
alter table attachment_notice rename to access_notice;
alter table attachment_notice_review rename to access_notice_review;

alter table access_notice add constraint ck_access_notice_subject check (
  (policy_id is not null and user_id is null and group_id is null and account is null)
  or (policy_id is null and user_id is not null and group_id is not null and account is null)
  or (policy_id is null and user_id is null and group_id is null and account is not null));

create trigger tr_access_notice_guard before update, delete on access_notice for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
create trigger tr_access_notice_review_guard before update, delete on access_notice_review for each row
  call 'io.quaymaster.console.storage.ChangeRecordGuard';
