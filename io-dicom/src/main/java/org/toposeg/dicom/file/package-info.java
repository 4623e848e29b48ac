/**
 * DICOM Part 10 files read and written: explicit and implicit little endian, explicit big endian, deflated, files without
 * preamble or meta header. Values stay slices of the file's bytes until somebody asks for them.
 */
@NullMarked
package org.toposeg.dicom.file;

import org.jspecify.annotations.NullMarked;
