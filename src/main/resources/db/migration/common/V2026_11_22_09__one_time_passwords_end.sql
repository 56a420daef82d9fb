-- Until when a one-time password lets somebody in; empty for whoever has a password of their own.
alter table user_account add column one_time_until timestamp with time zone;

update user_account set one_time_until = current_timestamp + interval '7' day where must_change_password = true;
