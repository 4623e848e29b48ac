/** DICOMweb (PS3.18): query, retrieve and store over HTTP, with authentication, time-outs and retries. */
@NullMarked
package org.toposeg.dicom.web;

import org.jspecify.annotations.NullMarked;
