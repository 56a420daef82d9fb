#!/usr/bin/env bash
# Run once by the image of PostgreSQL, when its folder is empty: a database of its own for Keycloak.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -v password="$KEYCLOAK_DB_PASSWORD" <<'SQL'
create role keycloak login password :'password';
create database keycloak owner keycloak;
revoke connect on database keycloak from public;
SQL
