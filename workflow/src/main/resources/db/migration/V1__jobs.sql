-- The durable queue of segmentation jobs. The id is derived from what is asked for, so asking twice adds nothing.
CREATE TABLE job (
    id         VARCHAR(64)      NOT NULL PRIMARY KEY,
    study      VARCHAR(255)     NOT NULL,
    series     VARCHAR(255)     NOT NULL,
    source     VARCHAR(4096)    NOT NULL,
    model      VARCHAR(4096)    NOT NULL,
    output     VARCHAR(4096)    NOT NULL,
    state      VARCHAR(16)      NOT NULL,
    attempts   INTEGER          NOT NULL,
    progress   DOUBLE PRECISION NOT NULL,
    note       VARCHAR(1024)    NOT NULL,
    error      VARCHAR(4096),
    worker     VARCHAR(128),
    heartbeat  BIGINT           NOT NULL,
    created    BIGINT           NOT NULL,
    updated    BIGINT           NOT NULL
);
CREATE INDEX job_by_state ON job (state, created);
