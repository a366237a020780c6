-- What a calendar that follows a filter was told: the commitments that its feed has given out, so that one which leaves the filter is called
-- off there. A feed is known by its filter alone; nothing is kept of who reads it.

create table calendar_feed (
  -- SHA-256 of the filter as an address.
  key text primary key,
  -- YYYY-MM-DD, and on how many different days it was read.
  last_read text not null,
  days integer not null
);

create table calendar_feed_member (
  feed_key text not null references calendar_feed (key) on delete cascade,
  commitment_id uuid not null references commitment (id),
  -- It no longer passes the filter.
  gone boolean not null,
  -- How often it left and came back, which its SEQUENCE in this feed goes up by; and when it last did.
  turns integer not null,
  turned_at timestamptz not null,
  primary key (feed_key, commitment_id)
);
