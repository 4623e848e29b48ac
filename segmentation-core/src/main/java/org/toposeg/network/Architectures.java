package org.toposeg.network;

import java.util.Comparator;
import java.util.List;

/** The networks a plan can name. */
public final class Architectures {

    private static final List<Architecture> KNOWN = List.of(
            unet("unet", new PlainEncoder(PlainEncoder.Down.STRIDED_CONVOLUTION), Decoder.PLAIN),
            unet("unet-maxpool", new PlainEncoder(PlainEncoder.Down.MAX_POOL), Decoder.PLAIN),
            unet("unet-residual", new ResidualEncoder(), Decoder.LIGHT),
            unet("unet-attention", new PlainEncoder(PlainEncoder.Down.STRIDED_CONVOLUTION), Decoder.ATTENTION),
            new TriplanarUNet(),
            new DualPathwayUNet(),
            new McaNet());

    private Architectures() {}

    private static Architecture unet(String name, Encoder encoder, Decoder decoder) {
        return new UNet(name, new UNetBody(encoder, decoder));
    }

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
