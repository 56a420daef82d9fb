-- What comparing two texts in a place gave, under what they say and the engine that said it. Derived: it may be computed anew.
create table comparison_relation (
  place_hash varchar(64) not null,
  before_hash varchar(64) not null,
  after_hash varchar(64) not null,
  engine varchar(40) not null,
  verdict varchar(20) not null,
  gained integer not null,
  lost integer not null,
  gained_flags varchar(200) not null,
  micros bigint not null,
  computed_at timestamp with time zone not null,
  constraint pk_comparison_relation primary key (place_hash, before_hash, after_hash, engine),
  constraint ck_comparison_relation_verdict
    check (verdict in ('EQUIVALENT', 'MORE_PERMISSIVE', 'LESS_PERMISSIVE', 'INCOMPARABLE', 'UNDECIDED'))
);
