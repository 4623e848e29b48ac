-- What was computed (SHA-256 of the labels, to tell after a crash whether the stored result is it), and what is to be
-- reported of a confirmed result (JSON).
ALTER TABLE job ADD COLUMN digest VARCHAR(64);
ALTER TABLE job ADD COLUMN result VARCHAR(65536);
