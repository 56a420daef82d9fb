-- Accounts of programs: nobody signs in to them, API tokens alone act as them.
alter table user_account add column service boolean default false not null;

-- Of a token a hash is kept, never the token. Tokens stay on file after they ended.
create table api_token (
  id uuid not null,
  owner varchar(100) not null,
  name varchar(100) not null,
  hint varchar(10) not null,
  token_hash varchar(64) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint pk_api_token primary key (id),
  constraint uk_api_token_token_hash unique (token_hash),
  constraint fk_api_token_user_account foreign key (owner) references user_account (username)
);

create index ix_api_token_owner on api_token (owner);

create table api_token_role (
  token_id uuid not null,
  role varchar(20) not null,
  constraint pk_api_token_role primary key (token_id, role),
  constraint fk_api_token_role_api_token foreign key (token_id) references api_token (id)
);
