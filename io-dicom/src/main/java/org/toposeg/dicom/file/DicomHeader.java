package org.toposeg.dicom.file;

/**
 * A file without its pixels, and where these lie, so that frames can be read without parsing the file again.
 *
 * @param file the data set up to the pixel data, which it does not hold
 * @param pixelStart byte position in the file of the first pixel, or -1 where the pixels do not lie plain in the file
 *     (compressed, packed, big endian, none)
 * @param pixelLength bytes from there on, as the file states them; -1 where no pixel data element was met
 */
public record DicomHeader(DicomFile file, long pixelStart, long pixelLength) {

    public boolean hasPlainPixels() {
        return pixelStart >= 0;
    }
}
