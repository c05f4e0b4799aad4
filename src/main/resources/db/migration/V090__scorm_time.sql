-- How long a player was open, each second once: what lies before counted_to is in seconds, and in the attempt's. A player
-- that was out of reach is counted on from its return. Null is the same as opened_at.
alter table scorm_session add column counted_to timestamp with time zone;
alter table scorm_session add column seconds bigint default 0 not null;
update scorm_session set counted_to = case when closed_at is null then opened_at when closed_how = 'lost' then beat_at else closed_at end;
update scorm_session set seconds = cast(extract(epoch from (counted_to - opened_at)) as bigint) where counted_to > opened_at;
