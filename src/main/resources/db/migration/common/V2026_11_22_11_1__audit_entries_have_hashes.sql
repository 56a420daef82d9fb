-- Positions count without gaps from here on, so the writer gives them.
alter table audit_entry alter column position drop identity;
alter table audit_entry add column previous_hash varchar(64);
alter table audit_entry add column hash varchar(64);

-- The end of the chain: how many entries there are, and the hash of the last. 11.2 chains the entries on file.
create table audit_head (
  id integer not null,
  entries bigint not null,
  hash varchar(64) not null,
  constraint pk_audit_head primary key (id),
  constraint ck_audit_head_id check (id = 1)
);
