package org.toposeg.topology.common;

import java.util.BitSet;
import org.toposeg.topology.DisjointSets;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.volume.Size;

/**
 * The highest dimension, holes of a plane or cavities of a volume. By duality a class of the union is a function on the
 * enclosed parts of its background, and one that comes from a mask is constant on the parts that this mask encloses
 * together and 0 on those it leaves open. Functions that come from both are constant on the pieces into which the parts
 * fall when joined by either mask.
 */
final class CommonEnclosures {

    private CommonEnclosures() {}

    static int count(byte[] prediction, byte[] reference, byte[] union, Size size) {
        Size padded = new Size(size.x() + 2, size.y() + 2, size.isPlanar() ? 1 : size.z() + 2);
        Components parts = background(union, size, padded);
        int[] part = parts.labels();
        Components first = background(prediction, size, padded);
        Components second = background(reference, size, padded);
        int[] a = first.labels();
        int[] b = second.labels();
        // Nodes: the background components of P, then those of R; the first of each is the outside.
        DisjointSets nodes = new DisjointSets(first.count() + second.count());
        BitSet linked = new BitSet();
        BitSet seen = new BitSet();
        for (int v = 0; v < part.length; v++) {
            if (part[v] > 0 && !seen.get(part[v])) {
                seen.set(part[v]);
                nodes.union(a[v] - 1, first.count() + b[v] - 1);
                linked.set(a[v] - 1);
            }
        }
        BitSet classes = new BitSet();
        linked.stream().forEach(node -> classes.set(nodes.find(node)));
        classes.clear(nodes.find(0));
        classes.clear(nodes.find(first.count()));
        return classes.cardinality();
    }

    private static Components background(byte[] mask, Size size, Size padded) {
        byte[] around = new byte[padded.voxels()];
        int shift = size.isPlanar() ? 0 : 1;
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                System.arraycopy(mask, size.index(0, j, k), around, padded.index(1, j + 1, k + shift), size.x());
            }
        }
        return Components.ofBackground(around, padded, Connectivity.full(padded));
    }
}
