package org.toposeg.infer.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.toposeg.network.graph.NetworkException;

/**
 * ONNX Runtime 1.29 ends the process without a word when its command line on Linux has more than 4096 characters (seen
 * with long class paths). A sentence is better.
 */
final class CommandLineLength {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final int MAX = 4096;

    private CommandLineLength() {}

    static void require() {
        if (length() > MAX) {
            throw new NetworkException("ONNX Runtime cannot start in a process whose command line is longer than " + MAX
                    + " characters; pass the class path in the CLASSPATH variable or as folder/* instead.");
        }
    }

    private static int length() {
        try {
            return Files.isReadable(COMMAND_LINE) ? Files.readAllBytes(COMMAND_LINE).length : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
