-- The highest version that a study ever had: the number of a deleted one is not given to another.
ALTER TABLE study ADD COLUMN last_version INTEGER DEFAULT 0 NOT NULL;
UPDATE study SET last_version =
    COALESCE((SELECT MAX(version) FROM segmentation WHERE segmentation.study = study.id), 0);
