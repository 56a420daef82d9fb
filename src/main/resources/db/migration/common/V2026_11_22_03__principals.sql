-- name_key is the name in lower case: IAM names are unique regardless of case and path.
create table principal (
  id uuid not null,
  account varchar(12) not null,
  kind varchar(10) not null,
  path varchar(512) not null,
  name varchar(128) not null,
  name_key varchar(128) not null,
  service_linked boolean not null,
  constraint pk_principal primary key (id),
  constraint uk_principal_name unique (account, kind, name_key),
  constraint fk_principal_account foreign key (account) references account (digits),
  constraint ck_principal_kind check (kind in ('USER', 'GROUP', 'ROLE')),
  constraint ck_principal_service_linked check (service_linked = false or kind = 'ROLE')
);

create table principal_tag (
  principal_id uuid not null,
  tag_key varchar(128) not null,
  tag_value varchar(256) not null,
  constraint pk_principal_tag primary key (principal_id, tag_key),
  constraint fk_principal_tag_principal foreign key (principal_id) references principal (id)
);

-- Memberships and attachments keep their times, so that a question as of a date finds what held then.
-- is_open is true or null: a unique constraint that holds for open rows only, on every database.
create table group_membership (
  id uuid not null,
  group_id uuid not null,
  user_id uuid not null,
  held_from timestamp with time zone not null,
  held_to timestamp with time zone,
  is_open boolean,
  constraint pk_group_membership primary key (id),
  constraint uk_group_membership_open unique (group_id, user_id, is_open),
  constraint fk_group_membership_group foreign key (group_id) references principal (id),
  constraint fk_group_membership_user foreign key (user_id) references principal (id),
  constraint ck_group_membership_times
    check ((is_open is null and held_to is not null and held_to >= held_from) or (is_open is not null and is_open = true and held_to is null))
);

create index ix_group_membership_user on group_membership (user_id);
