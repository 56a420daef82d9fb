-- Every revision of every expectation, for good; the newest one counts. `content` is all that it says, as JSON.
create table expectation_revision (
  expectation_id uuid not null,
  number integer not null,
  content text not null,
  content_hash varchar(64) not null,
  author varchar(100) not null,
  author_name varchar(200) not null,
  created_at timestamp with time zone not null,
  note varchar(2000) not null,
  constraint pk_expectation_revision primary key (expectation_id, number),
  constraint ck_expectation_revision_number check (number > 0)
);

-- How each expectation stood with what was in force. Derived, but for when it was last met.
create table expectation_run (
  expectation_id uuid not null,
  revision integer not null,
  standing varchar(20) not null,
  why text not null,
  ran_at timestamp with time zone not null,
  last_met_at timestamp with time zone,
  constraint pk_expectation_run primary key (expectation_id),
  constraint ck_expectation_run_standing check (standing in ('MET', 'BROKEN', 'UNANSWERABLE'))
);
