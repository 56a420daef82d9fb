-- For people of an identity provider: who they are there, whatever they are called, and as of when it said what is known
-- of them here. Empty for whoever has an account of the console's own.
alter table user_account add column subject varchar(255);
alter table user_account add column told_at timestamp with time zone;
alter table user_account add constraint uk_user_account_subject unique (subject);

-- The groups of accounts that a person is in at the provider; `*` stands for all accounts.
create table user_account_group (
  username varchar(100) not null,
  account_group varchar(200) not null,
  constraint pk_user_account_group primary key (username, account_group),
  constraint fk_user_account_group_user_account foreign key (username) references user_account (username)
);
