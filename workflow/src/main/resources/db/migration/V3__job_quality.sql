-- What was doubtful about the labels (JSON), kept before they are stored: after a crash the probabilities that it is from are
-- gone. And room for the findings of many structures in the description of a result.
ALTER TABLE job ADD COLUMN quality VARCHAR(1000000);
ALTER TABLE job ALTER COLUMN result SET DATA TYPE VARCHAR(1000000);
