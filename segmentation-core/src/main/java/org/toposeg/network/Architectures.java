package org.toposeg.network;

import java.util.List;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.registry.Registry;
import org.toposeg.registry.UnknownNameException;

/** The networks a plan can name. */
public final class Architectures {

    private static final Registry<Architecture> REGISTRY = Registry.of(
                    "architecture",
                    Architecture::name,
                    List.of(
                            unet("unet", new PlainEncoder(PlainEncoder.Down.STRIDED_CONVOLUTION), Decoder.PLAIN),
                            unet("unet-maxpool", new PlainEncoder(PlainEncoder.Down.MAX_POOL), Decoder.PLAIN),
                            unet("unet-residual", new ResidualEncoder(), Decoder.LIGHT),
                            unet(
                                    "unet-attention",
                                    new PlainEncoder(PlainEncoder.Down.STRIDED_CONVOLUTION),
                                    Decoder.ATTENTION),
                            new TriplanarUNet(),
                            new DualPathwayUNet(),
                            new McaNet()))
            .sorted();

    private Architectures() {}

    private static Architecture unet(String name, Encoder encoder, Decoder decoder) {
        return new UNet(name, new UNetBody(encoder, decoder));
    }

    /** All names, sorted. */
    public static List<String> names() {
        return REGISTRY.names();
    }

    /**
     * Finds an architecture.
     *
     * @throws NetworkException for an unknown name, with the nearest and the known ones listed
     */
    public static Architecture named(String name) {
        try {
            return REGISTRY.get(name);
        } catch (UnknownNameException e) {
            throw new NetworkException(e.getMessage(), e);
        }
    }
}
