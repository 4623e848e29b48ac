package org.toposeg.network;

import java.util.Comparator;
import java.util.List;

/** The networks a plan can name. */
public final class Architectures {

    private static final List<Architecture> KNOWN =
            List.of(new UNet("unet", UNet.Down.STRIDED_CONVOLUTION), new UNet("unet-maxpool", UNet.Down.MAX_POOL));

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
