package org.toposeg.infer.onnx;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the process is asked to end while a thread computes in ONNX Runtime, the library takes its environment and its
 * static objects apart below that thread: 9 of 48 such processes crashed. So a shutdown hook ends the calls, which takes
 * as long as one operation of the network, and lets no further ones begin; the sessions are left to the operating system.
 */
final class OrderlyEnd {

    /** An operation of a network takes less; a process that ends must not wait for ever. */
    private static final long MAX_SECONDS = 10;

    private static final Set<OnnxPredictor> OPEN = ConcurrentHashMap.newKeySet();
    private static final CallGate LOADING = new CallGate();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OrderlyEnd::end, "onnx-end"));
    }

    private OrderlyEnd() {}

    /** Around the making of a session, native code too. */
    static CallGate loading() {
        return LOADING;
    }

    static void opened(OnnxPredictor predictor) {
        OPEN.add(predictor);
    }

    static void closed(OnnxPredictor predictor) {
        OPEN.remove(predictor);
    }

    private static void end() {
        LOADING.shut();
        LOADING.awaitEmpty(MAX_SECONDS);
        OPEN.forEach(OnnxPredictor::end);
        OPEN.forEach(predictor -> predictor.awaitEnd(MAX_SECONDS));
    }
}
