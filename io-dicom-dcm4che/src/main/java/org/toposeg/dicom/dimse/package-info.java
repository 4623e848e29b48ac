/** DICOM archives by DIMSE: query, retrieve, store and receive through dcm4che. */
package org.toposeg.dicom.dimse;
