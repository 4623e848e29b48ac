package org.toposeg.network.samediff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses ND4J's native library by the processor: the oneDNN builds for AVX-512 or AVX2 where the processor and the
 * class path have them, else the plain one. Must run before ND4J is first used.
 */
public final class NativeBackend {

    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    private static final List<String> AVX512 = List.of("avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd");
    private static final List<String> AVX2 = List.of("avx2", "fma");

    private NativeBackend() {}

    /** Sets JavaCPP's property unless somebody has. */
    public static synchronized void select() {
        if (System.getProperty(EXTENSION) != null || !linuxOnX86()) {
            return;
        }
        Set<String> features = processorFeatures(Path.of("/proc/cpuinfo"));
        if (features.containsAll(AVX512) && present("avx512")) {
            System.setProperty(EXTENSION, "-onednn-avx512");
        } else if (features.containsAll(AVX2) && present("avx2")) {
            System.setProperty(EXTENSION, "-onednn-avx2");
        }
    }

    private static boolean linuxOnX86() {
        return System.getProperty("os.name").equals("Linux")
                && Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    }

    private static boolean present(String instructions) {
        String library =
                "/org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64-onednn-" + instructions + "/libjnind4jcpu.so";
        return NativeBackend.class.getResource(library) != null;
    }

    static Set<String> processorFeatures(Path cpuinfo) {
        try {
            return Files.readAllLines(cpuinfo).stream()
                    .filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> Arrays.asList(
                            line.substring(line.indexOf(':') + 1).trim().split(" ")))
                    .<Set<String>>map(HashSet::new)
                    .orElse(Set.of());
        } catch (IOException e) {
            return Set.of();
        }
    }
}
