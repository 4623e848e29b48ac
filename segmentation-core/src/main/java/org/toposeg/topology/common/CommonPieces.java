package org.toposeg.topology.common;

import java.util.BitSet;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.Size;

/** Dimension 0: a component of the union is a feature of a mask that has voxels in it. */
final class CommonPieces {

    private CommonPieces() {}

    static int count(byte[] prediction, byte[] reference, byte[] union, Size size) {
        int[] pieces = Components.label(union, size, Connectivity.cross(size)).labels();
        BitSet predicted = new BitSet();
        BitSet expected = new BitSet();
        for (int v = 0; v < pieces.length; v++) {
            if (prediction[v] != 0) {
                predicted.set(pieces[v]);
            }
            if (reference[v] != 0) {
                expected.set(pieces[v]);
            }
        }
        predicted.and(expected);
        return predicted.cardinality();
    }
}
