-- People who may log in. Roles are separated by commas.
CREATE TABLE account (
    name     VARCHAR(128) NOT NULL PRIMARY KEY,
    password VARCHAR(255) NOT NULL,
    roles    VARCHAR(255) NOT NULL,
    created  BIGINT       NOT NULL
);

-- One imaged subject at one time. The images lie in the data folder under studies/ID.
CREATE TABLE study (
    id          VARCHAR(36)      NOT NULL PRIMARY KEY,
    name        VARCHAR(255)     NOT NULL,
    subject     VARCHAR(255)     NOT NULL,
    modality    VARCHAR(32)      NOT NULL,
    origin      VARCHAR(1024)    NOT NULL,
    channels    INTEGER          NOT NULL,
    size_x      INTEGER          NOT NULL,
    size_y      INTEGER          NOT NULL,
    size_z      INTEGER          NOT NULL,
    spacing_x   DOUBLE PRECISION NOT NULL,
    spacing_y   DOUBLE PRECISION NOT NULL,
    spacing_z   DOUBLE PRECISION NOT NULL,
    window_low  DOUBLE PRECISION NOT NULL,
    window_high DOUBLE PRECISION NOT NULL,
    job         VARCHAR(64),
    created     BIGINT           NOT NULL
);

-- What is known of the subject (sex, age group, scanner, ...), for fairness reports.
CREATE TABLE study_attribute (
    study VARCHAR(36)  NOT NULL REFERENCES study (id) ON DELETE CASCADE,
    name  VARCHAR(128) NOT NULL,
    content VARCHAR(255) NOT NULL,
    PRIMARY KEY (study, name)
);

-- A label map of a study. Versions are never overwritten; version 0 is the reference.
CREATE TABLE segmentation (
    study    VARCHAR(36)  NOT NULL REFERENCES study (id) ON DELETE CASCADE,
    version  INTEGER      NOT NULL,
    origin   VARCHAR(16)  NOT NULL,
    author   VARCHAR(255) NOT NULL,
    labels   TEXT         NOT NULL,
    measures TEXT         NOT NULL,
    created  BIGINT       NOT NULL,
    PRIMARY KEY (study, version)
);
