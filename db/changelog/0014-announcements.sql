--liquibase formatted sql

--changeset ailog:0014-announcements
--comment What each channel was told of incidents, and how deliveries to it go.
CREATE TABLE ailog_batch.announced_episode (
    channel text NOT NULL,
    namespace text NOT NULL,
    started timestamptz NOT NULL,
    until timestamptz NOT NULL,
    severity text NOT NULL,
    errors bigint NOT NULL,
    told_at timestamptz NOT NULL,
    is_over boolean NOT NULL,
    PRIMARY KEY (channel, namespace, started)
);

CREATE TABLE ailog_batch.announcement_channel (
    channel text NOT NULL PRIMARY KEY,
    pending integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    digest_from timestamptz,
    digest_to timestamptz,
    delivered_at timestamptz,
    failed_at timestamptz,
    problem text
);

COMMENT ON TABLE ailog_batch.announced_episode IS 'what a channel was last told of a namespace''s adjoining incidents';

COMMENT ON COLUMN ailog_batch.announced_episode.errors IS 'of the window with the most';

COMMENT ON COLUMN ailog_batch.announcement_channel.pending IS 'announcements that wait since the last delivery failed';

COMMENT ON COLUMN ailog_batch.announcement_channel.digest_from IS 'with digest_to: history whose digest was not delivered';
