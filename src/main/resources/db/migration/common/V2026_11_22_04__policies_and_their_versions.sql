-- A policy is kept in exactly one place: on a repository, on a registry, in an account or in an organization.
create table policy (
  id uuid not null,
  workspace_id uuid not null,
  type varchar(30) not null,
  name varchar(256) not null,
  repository_id uuid,
  registry_id uuid,
  account varchar(12),
  organization_id varchar(40),
  created_at timestamp with time zone not null,
  created_by varchar(100) not null,
  constraint pk_policy primary key (id),
  constraint uk_policy_repository unique (repository_id),
  constraint uk_policy_registry unique (registry_id),
  constraint uk_policy_account_name unique (account, name),
  constraint uk_policy_organization_name unique (organization_id, type, name),
  constraint fk_policy_workspace foreign key (workspace_id) references workspace (id),
  constraint fk_policy_repository foreign key (repository_id) references repository (id),
  constraint fk_policy_registry foreign key (registry_id) references registry (id),
  constraint fk_policy_account foreign key (account) references account (digits),
  constraint fk_policy_organization foreign key (organization_id) references organization (id),
  constraint ck_policy_place check (
    (type = 'REPOSITORY_POLICY' and repository_id is not null and registry_id is null and account is null and organization_id is null)
    or (type = 'REGISTRY_POLICY' and repository_id is null and registry_id is not null and account is null and organization_id is null)
    or (type in ('IDENTITY_POLICY', 'PERMISSIONS_BOUNDARY', 'SESSION_POLICY')
        and repository_id is null and registry_id is null and account is not null and organization_id is null)
    or (type in ('SCP', 'RCP') and repository_id is null and registry_id is null and account is null and organization_id is not null))
);

-- Append-only: triggers refuse every update, and every deletion outside of a sample that is being removed.
create table policy_version (
  id uuid not null,
  policy_id uuid not null,
  number integer not null,
  based_on integer,
  author varchar(100) not null,
  author_name varchar(200) not null,
  created_at timestamp with time zone not null,
  reason varchar(2000) not null,
  origin varchar(20) not null,
  text varchar(1000000) not null,
  text_length integer not null,
  text_hash varchar(64) not null,
  canonical_hash varchar(64) not null,
  constraint pk_policy_version primary key (id),
  constraint uk_policy_version_number unique (policy_id, number),
  constraint fk_policy_version_policy foreign key (policy_id) references policy (id),
  constraint fk_policy_version_based_on foreign key (policy_id, based_on) references policy_version (policy_id, number),
  constraint ck_policy_version_number check (number >= 1 and (based_on is null or based_on < number))
);

create index ix_policy_version_text_hash on policy_version (text_hash);

-- What the linter said; derived from the text, so it may be computed anew.
create table version_findings (
  version_id uuid not null,
  errors integer not null,
  security_warnings integer not null,
  warnings integer not null,
  suggestions integer not null,
  constraint pk_version_findings primary key (version_id),
  constraint fk_version_findings_version foreign key (version_id) references policy_version (id)
);

-- is_open is true or null, so that the unique constraint allows one open interval for each policy.
create table policy_activation (
  id uuid not null,
  policy_id uuid not null,
  version_number integer not null,
  active_from timestamp with time zone not null,
  active_to timestamp with time zone,
  is_open boolean,
  activated_by varchar(100) not null,
  activated_by_name varchar(200) not null,
  reason varchar(2000) not null,
  ended_by varchar(100),
  ended_by_name varchar(200),
  end_reason varchar(2000),
  constraint pk_policy_activation primary key (id),
  constraint uk_policy_activation_open unique (policy_id, is_open),
  constraint fk_policy_activation_version foreign key (policy_id, version_number) references policy_version (policy_id, number),
  constraint ck_policy_activation_times check (
    (is_open is null and active_to is not null and ended_by is not null and active_to > active_from)
    or (is_open is not null and is_open = true and active_to is null and ended_by is null))
);

create index ix_policy_activation_times on policy_activation (policy_id, active_from);

create table policy_attachment (
  id uuid not null,
  policy_id uuid not null,
  principal_id uuid,
  unit_id varchar(80),
  account varchar(12),
  held_from timestamp with time zone not null,
  held_to timestamp with time zone,
  is_open boolean,
  constraint pk_policy_attachment primary key (id),
  constraint uk_policy_attachment_principal unique (policy_id, principal_id, is_open),
  constraint uk_policy_attachment_unit unique (policy_id, unit_id, is_open),
  constraint uk_policy_attachment_account unique (policy_id, account, is_open),
  constraint fk_policy_attachment_policy foreign key (policy_id) references policy (id),
  constraint fk_policy_attachment_principal foreign key (principal_id) references principal (id),
  constraint fk_policy_attachment_unit foreign key (unit_id) references organizational_unit (id),
  constraint fk_policy_attachment_account foreign key (account) references account (digits),
  constraint ck_policy_attachment_target check (
    (principal_id is not null and unit_id is null and account is null)
    or (principal_id is null and unit_id is not null and account is null)
    or (principal_id is null and unit_id is null and account is not null)),
  constraint ck_policy_attachment_times
    check ((is_open is null and held_to is not null and held_to >= held_from) or (is_open is not null and is_open = true and held_to is null))
);

create index ix_policy_attachment_principal on policy_attachment (principal_id);
create index ix_policy_attachment_unit on policy_attachment (unit_id);
create index ix_policy_attachment_account on policy_attachment (account);

-- What somebody is writing. It belongs to its author alone, and survives a closed page and a restart.
create table draft (
  id uuid not null,
  author varchar(100) not null,
  policy_id uuid not null,
  based_on integer,
  text varchar(1000000) not null,
  updated_at timestamp with time zone not null,
  constraint pk_draft primary key (id),
  constraint uk_draft_author_policy unique (author, policy_id),
  constraint fk_draft_policy foreign key (policy_id) references policy (id)
);
