-- What was answered to a request with an `Idempotency-Key`, for a day: whoever sends it again gets the same answer, and
-- nothing is done twice. `status` is empty while the first is worked on.
create table idempotency_key (
  caller varchar(100) not null,
  sent_key varchar(200) not null,
  request_hash varchar(64) not null,
  created_at timestamp with time zone not null,
  status integer,
  location varchar(500),
  entity_tag varchar(100),
  body text,
  constraint pk_idempotency_key primary key (caller, sent_key)
);
create index ix_idempotency_key_created_at on idempotency_key (created_at);
