#!/bin/sh
# Runs once, when the cluster is made: Temporal's role owns its two databases and sees no other.
set -eu

psql --set=ON_ERROR_STOP=1 --set=password="$TEMPORAL_DATABASE_PASSWORD" \
  --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
create role temporal login password :'password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke all on database temporal from public;
revoke all on database temporal_visibility from public;
SQL
