package org.toposeg.io;

/** What a format keeps of an image's header, so that label maps of the image can be written with the very same geometry. */
public interface ImageHeader {

    /** Of an image whose format keeps nothing. */
    ImageHeader NONE = new ImageHeader() {};
}
