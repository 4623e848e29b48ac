package org.toposeg.topology.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A space of vectors over the field of two elements, given by a basis of which no two have the same highest bit. */
final class Subspace {
    private final Map<Integer, BigInteger> byHighestBit = new HashMap<>();

    static Subspace spannedBy(Iterable<BigInteger> vectors) {
        Subspace space = new Subspace();
        vectors.forEach(space::add);
        return space;
    }

    void add(BigInteger vector) {
        BigInteger rest = vector;
        while (rest.signum() != 0) {
            BigInteger other = byHighestBit.get(rest.bitLength());
            if (other == null) {
                byHighestBit.put(rest.bitLength(), rest);
                return;
            }
            rest = rest.xor(other);
        }
    }

    int dimension() {
        return byHighestBit.size();
    }

    Subspace plus(Subspace other) {
        Subspace sum = spannedBy(byHighestBit.values());
        other.byHighestBit.values().forEach(sum::add);
        return sum;
    }

    /** By Zassenhaus' algorithm. @param bits more than any vector has */
    Subspace intersected(Subspace other, int bits) {
        Subspace both = new Subspace();
        byHighestBit.values().forEach(v -> both.add(v.shiftLeft(bits).or(v)));
        other.byHighestBit.values().forEach(v -> both.add(v.shiftLeft(bits)));
        return both.below(bits);
    }

    /** Of vectors (image, preimage) those whose image is zero. */
    Subspace below(int bits) {
        List<BigInteger> low = new ArrayList<>();
        byHighestBit.forEach((highest, vector) -> {
            if (highest <= bits) {
                low.add(vector);
            }
        });
        return spannedBy(low);
    }
}
