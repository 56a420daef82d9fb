-- Its one row is locked by whoever puts something in force, so that each looks at what the others did.
create table activation_turn (
  id integer not null,
  constraint pk_activation_turn primary key (id)
);

insert into activation_turn (id) values (1);
