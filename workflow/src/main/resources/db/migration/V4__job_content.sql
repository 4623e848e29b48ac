-- What the images were made of when the job was asked for (SHA-256). A result belongs to that content: a job whose images
-- changed is done again. NULL in rows of before, of whose results nobody knows; they are done again when they are asked for.
ALTER TABLE job ADD COLUMN content VARCHAR(64);
