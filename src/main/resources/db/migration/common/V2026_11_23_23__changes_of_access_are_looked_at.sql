-- Besides what is attached and detached: who joins and leaves groups, and where accounts stand.
alter table attachment_notice add column what varchar(40);
alter table attachment_notice add column user_id uuid;
alter table attachment_notice add column group_id uuid;
alter table attachment_notice add column account varchar(12);
alter table attachment_notice alter column policy_id drop not null;

alter table attachment_notice add constraint fk_attachment_notice_user foreign key (user_id) references principal (id);
alter table attachment_notice add constraint fk_attachment_notice_group foreign key (group_id) references principal (id);
alter table attachment_notice add constraint fk_attachment_notice_account foreign key (account) references account (digits);

create index ix_attachment_notice_user on attachment_notice (user_id);
create index ix_attachment_notice_group on attachment_notice (group_id);
create index ix_attachment_notice_account on attachment_notice (account);
