package org.toposeg.train;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of the machine, or of the container that the process runs in. */
public final class HostMemory {

    private static final Path LINUX = Path.of("/proc/meminfo");

    private HostMemory() {}

    /** Bytes altogether, or -1 where the platform does not tell. */
    public static long total() {
        return system() == null ? -1 : system().getTotalMemorySize();
    }

    /** Bytes that can be had now (the kernel's caches count as free), or -1 where the platform does not tell. */
    public static long available() {
        try {
            return Files.isReadable(LINUX) ? linux() : system() == null ? -1 : system().getFreeMemorySize();
        } catch (IOException e) {
            return -1;
        }
    }

    private static long linux() throws IOException {
        return Files.readAllLines(LINUX).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(-1);
    }

    private static com.sun.management.OperatingSystemMXBean system() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                ? bean
                : null;
    }
}
