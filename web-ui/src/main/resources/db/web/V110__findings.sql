-- What is doubtful about a segmentation (JSON); NULL for references and for segmentations of earlier versions.
ALTER TABLE segmentation ADD COLUMN quality VARCHAR(1000000);
-- Its comparison with the reference as 'toposeg evaluate' prints it (JSON); NULL without a reference.
ALTER TABLE segmentation ADD COLUMN evaluation VARCHAR(1000000);
