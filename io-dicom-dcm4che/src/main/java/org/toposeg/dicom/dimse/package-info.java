/** DICOM archives by DIMSE: query, retrieve, store and receive through dcm4che. */
@NullMarked
package org.toposeg.dicom.dimse;

import org.jspecify.annotations.NullMarked;
