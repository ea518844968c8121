-- What makes the ids of this app's dead letters unguessable; the same for all of its replicas.
create table bridge_secret (
    only_one boolean primary key default true check (only_one),
    letter_key text not null
);
insert into bridge_secret (letter_key) values (gen_random_uuid()::text || gen_random_uuid()::text);

-- The time of a change: now, later than the time given, and with whole milliseconds that only this side uses (as with
-- the ids, one side has the odd ones and the other the even). So no two changes of a resource have the same time, and
-- both sides agree on the later one.
create function next_time(after timestamptz) returns timestamptz language sql volatile as $$
    select timestamptz 'epoch' + (ms + (ms + ${idStart}) % ${idStep}) * interval '1 millisecond'
    from (select greatest(floor(extract(epoch from clock_timestamp()) * 1000),
                          floor(extract(epoch from after) * 1000) + 1)::bigint as ms) as t
$$;
