package org.toposeg.network;

import java.util.Comparator;
import java.util.List;

/** The networks a plan can name. */
public final class Architectures {

    private static final List<Architecture> KNOWN = List.of(
            new UNet("unet", new PlainEncoder(PlainEncoder.Down.STRIDED_CONVOLUTION), Decoder.PLAIN),
            new UNet("unet-maxpool", new PlainEncoder(PlainEncoder.Down.MAX_POOL), Decoder.PLAIN),
            new UNet("unet-residual", new ResidualEncoder(), Decoder.LIGHT),
            new UNet("unet-attention", new PlainEncoder(PlainEncoder.Down.STRIDED_CONVOLUTION), Decoder.ATTENTION));

    private Architectures() {}

    /** All names, sorted. */
    public static List<String> names() {
        return KNOWN.stream()
                .map(Architecture::name)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /**
     * Finds an architecture.
     *
     * @throws NetworkException for an unknown name, with the known ones listed
     */
    public static Architecture named(String name) {
        return KNOWN.stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NetworkException(
                        "Unknown network architecture \"" + name + "\"; known: " + String.join(", ", names())));
    }
}
