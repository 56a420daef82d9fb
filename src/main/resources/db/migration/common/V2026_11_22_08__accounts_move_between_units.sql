-- Where an account stood in its organization before it was moved, and until when. Where it stands now is in account.
create table account_placement (
  id uuid not null,
  account varchar(12) not null,
  unit_id varchar(80),
  management boolean not null,
  held_to timestamp with time zone not null,
  constraint pk_account_placement primary key (id),
  constraint uk_account_placement_end unique (account, held_to),
  constraint fk_account_placement_account foreign key (account) references account (digits),
  constraint fk_account_placement_unit foreign key (unit_id) references organizational_unit (id),
  constraint ck_account_placement_management check (management = false or unit_id is not null)
);
