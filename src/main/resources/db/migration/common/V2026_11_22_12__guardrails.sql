-- Every revision of every guardrail, for good; the newest one counts. `content` is all that it says, as JSON.
create table guardrail_revision (
  guardrail_id uuid not null,
  number integer not null,
  content text not null,
  content_hash varchar(64) not null,
  author varchar(100) not null,
  author_name varchar(200) not null,
  created_at timestamp with time zone not null,
  reason varchar(2000) not null,
  constraint pk_guardrail_revision primary key (guardrail_id, number),
  constraint ck_guardrail_revision_number check (number > 0)
);
