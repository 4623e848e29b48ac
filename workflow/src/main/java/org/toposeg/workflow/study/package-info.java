/**
 * What is to be segmented and where its result goes: studies in folders or DICOMweb archives, found as
 * {@link org.toposeg.workflow.study.StudyImages}, and results that are written in the format of their study, read back and
 * compared.
 */
package org.toposeg.workflow.study;
