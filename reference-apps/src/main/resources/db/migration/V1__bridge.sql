create sequence organization_ids start with ${idStart} increment by ${idStep};
create sequence user_ids start with ${idStart} increment by ${idStep};

create table organizations (
    id bigint primary key default nextval('organization_ids'),
    name text not null,
    domain text,
    active boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table users (
    id bigint primary key default nextval('user_ids'),
    organization_id bigint not null references organizations (id),
    name text not null,
    email text not null,
    role text not null,
    active boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index users_by_organization on users (organization_id);

create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null unique,
    resource_type text not null,
    resource_id bigint not null,
    body text not null,
    created_at timestamptz not null default clock_timestamp(),
    sent_at timestamptz
);
create index outbox_pending on outbox (id) where sent_at is null;
create index outbox_pending_by_resource on outbox (resource_type, resource_id, id) where sent_at is null;

-- One row for each event that was decided: applied, skipped as stale, or dead-lettered (key: the dead letter's id).
create table inbox (
    event_id text primary key,
    status text not null check (status in ('processed', 'skipped', 'failed')),
    resource_type text,
    decided_at timestamptz not null default clock_timestamp()
);
