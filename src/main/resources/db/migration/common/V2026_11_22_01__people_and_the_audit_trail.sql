create table user_account (
  username varchar(100) not null,
  display_name varchar(200) not null,
  password_hash varchar(200) not null,
  must_change_password boolean not null,
  disabled boolean not null,
  demo_password varchar(100),
  created_at timestamp with time zone not null,
  row_version integer not null,
  constraint pk_user_account primary key (username)
);

create table user_role (
  username varchar(100) not null,
  role varchar(20) not null,
  constraint pk_user_role primary key (username, role),
  constraint fk_user_role_user_account foreign key (username) references user_account (username),
  constraint ck_user_role_role check (role in ('VIEWER', 'AUTHOR', 'REVIEWER', 'ADMIN', 'AUDITOR'))
);

create table audit_entry (
  id uuid not null,
  position bigint generated always as identity,
  at timestamp with time zone not null,
  who varchar(100) not null,
  who_name varchar(200) not null,
  remote_address varchar(100) not null,
  what varchar(60) not null,
  subject_kind varchar(40) not null,
  subject varchar(300) not null,
  title varchar(1000) not null,
  before_hash varchar(64),
  after_hash varchar(64),
  reason varchar(2000) not null,
  constraint pk_audit_entry primary key (id),
  constraint uk_audit_entry_position unique (position)
);

create index ix_audit_entry_subject on audit_entry (subject_kind, subject);
