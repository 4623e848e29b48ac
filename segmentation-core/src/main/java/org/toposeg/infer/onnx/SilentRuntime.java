package org.toposeg.infer.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Locale;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.samediff.NativeBackend;

/**
 * The one door to ONNX Runtime; closed unless its telemetry is off. Left to itself, version 1.29 writes a device id and
 * its events below the user's cache as soon as its environment exists and looks up its maker's address ten seconds later;
 * {@link OrtEnvironment#setTelemetry} comes too late for both. What stops it is the variable {@code
 * ORT_DISABLE_TELEMETRY=1}, read when the environment is made; the launcher, the containers and the tests set it, and a
 * process that was started without it gets it here.
 */
final class SilentRuntime {

    private static final String SWITCH = "ORT_DISABLE_TELEMETRY";
    private static final String OFF = "1";

    private SilentRuntime() {}

    /** @throws NetworkException if the telemetry cannot be switched off in this process */
    static OrtEnvironment environment() {
        silence();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new NetworkException("ONNX Runtime's telemetry cannot be switched off: " + e.getMessage(), e);
        }
        return environment;
    }

    /** What ONNX Runtime can compute on here: {@code cpu}, {@code cuda}, ... */
    static List<String> providers() {
        silence();
        return OrtEnvironment.getAvailableProviders().stream()
                .map(provider ->
                        provider.getName().replace("ExecutionProvider", "").toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static synchronized void silence() {
        if (OFF.equals(System.getenv(SWITCH))) {
            return;
        }
        // Whichever comes first to JavaCPP decides which of ND4J's libraries is loaded.
        NativeBackend.select();
        if (!ProcessEnvironment.put(SWITCH, OFF)) {
            throw new NetworkException("ONNX Runtime would send telemetry from this process; set " + SWITCH + "=" + OFF
                    + " in its environment and start it again.");
        }
    }
}
