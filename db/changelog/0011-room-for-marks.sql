--liquibase formatted sql

--changeset ailog:0011-room-for-marks
--comment Detection marks some of the counts of each window after they were written: room on their page saves the indexes.
ALTER TABLE ailog_peak.peak_raw_data SET (fillfactor = 90);
