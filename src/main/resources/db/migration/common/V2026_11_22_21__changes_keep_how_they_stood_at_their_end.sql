-- How a change request stood when it came in force or was given up: what it needed, and which reviews counted. Both are JSON.
create table change_conclusion (
  change_id bigint not null,
  requirement varchar(10000),
  opinions varchar(1000000) not null,
  constraint pk_change_conclusion primary key (change_id),
  constraint fk_change_conclusion_change foreign key (change_id) references change_request (id)
);

-- What people may say is longer than this was, so that the deed itself was refused.
alter table audit_entry alter column reason set data type varchar(20000);
