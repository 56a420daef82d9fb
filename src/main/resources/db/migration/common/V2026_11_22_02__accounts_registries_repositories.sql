-- What people keep themselves, and the sample that comes along. Only a sample can be removed.
create table workspace (
  id uuid not null,
  kind varchar(10) not null,
  title varchar(200) not null,
  being_removed boolean not null,
  created_at timestamp with time zone not null,
  constraint pk_workspace primary key (id),
  constraint ck_workspace_kind check (kind in ('OWN', 'SAMPLE')),
  constraint ck_workspace_only_samples_go check (kind = 'SAMPLE' or being_removed = false)
);

insert into workspace (id, kind, title, being_removed, created_at)
values ('00000000-0000-0000-0000-000000000001', 'OWN', 'Own workspace', false, timestamp with time zone '2026-11-22 00:00:00+00');

create table organization (
  id varchar(40) not null,
  workspace_id uuid not null,
  name varchar(200) not null,
  constraint pk_organization primary key (id),
  constraint fk_organization_workspace foreign key (workspace_id) references workspace (id)
);

create table organizational_unit (
  id varchar(80) not null,
  organization_id varchar(40) not null,
  parent_id varchar(80),
  name varchar(200) not null,
  constraint pk_organizational_unit primary key (id),
  constraint fk_organizational_unit_organization foreign key (organization_id) references organization (id),
  constraint fk_organizational_unit_parent foreign key (parent_id) references organizational_unit (id)
);

create table account (
  digits varchar(12) not null,
  workspace_id uuid not null,
  name varchar(200) not null,
  unit_id varchar(80),
  management boolean not null,
  constraint pk_account primary key (digits),
  constraint fk_account_workspace foreign key (workspace_id) references workspace (id),
  constraint fk_account_organizational_unit foreign key (unit_id) references organizational_unit (id)
);

-- A public registry has the empty region, as its ARNs do.
create table registry (
  id uuid not null,
  account varchar(12) not null,
  kind varchar(10) not null,
  partition_name varchar(30) not null,
  region varchar(40) not null,
  constraint pk_registry primary key (id),
  constraint uk_registry_place unique (account, partition_name, region),
  constraint fk_registry_account foreign key (account) references account (digits),
  constraint ck_registry_kind check ((kind = 'PRIVATE' and region <> '') or (kind = 'PUBLIC' and region = ''))
);

create table repository (
  id uuid not null,
  registry_id uuid not null,
  name varchar(256) not null,
  created_at timestamp with time zone not null,
  constraint pk_repository primary key (id),
  constraint uk_repository_name unique (registry_id, name),
  constraint fk_repository_registry foreign key (registry_id) references registry (id)
);

create table repository_tag (
  repository_id uuid not null,
  tag_key varchar(128) not null,
  tag_value varchar(256) not null,
  constraint pk_repository_tag primary key (repository_id, tag_key),
  constraint fk_repository_tag_repository foreign key (repository_id) references repository (id)
);

create index ix_repository_tag_key on repository_tag (tag_key, tag_value);
