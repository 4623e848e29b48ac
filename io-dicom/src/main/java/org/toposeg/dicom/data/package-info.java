/**
 * DICOM Part 10 files as data sets: reading (explicit and implicit little endian, explicit big endian, deflated, files
 * without preamble or meta header) and writing. Values stay slices of the file's bytes until somebody asks for them.
 */
@NullMarked
package org.toposeg.dicom.data;

import org.jspecify.annotations.NullMarked;
