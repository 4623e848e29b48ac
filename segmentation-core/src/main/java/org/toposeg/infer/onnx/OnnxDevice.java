package org.toposeg.infer.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where ONNX Runtime runs a model.
 *
 * @param provider {@code cpu}, {@code cuda} or {@code tensorrt}
 * @param index of the GPU
 */
record OnnxDevice(String provider, int index) {

    private static final Pattern NAME = Pattern.compile("(cpu)|(cuda|tensorrt)(?::(\\d{1,3}))?");

    static OnnxDevice of(String device) {
        Matcher name = NAME.matcher(device);
        if (!name.matches()) {
            throw new IllegalArgumentException(
                    "unknown device '" + device + "'; ONNX Runtime knows cpu, cuda, cuda:N, tensorrt and tensorrt:N.");
        }
        String number = name.group(3);
        return new OnnxDevice(
                name.group(1) == null ? name.group(2) : name.group(1), number == null ? 0 : Integer.parseInt(number));
    }

    void addTo(OrtSession.SessionOptions options) {
        try {
            switch (provider) {
                case "cuda" -> options.addCUDA(index);
                case "tensorrt" -> options.addTensorrt(index);
                default -> {} // The CPU is always there.
            }
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "device '" + provider + ":" + index
                            + "' was asked for, but ONNX Runtime cannot use it: it needs the"
                            + " build profile cuda, an NVIDIA driver and CUDA 12 with cuDNN 9 (" + e.getMessage()
                            + "); use --device cpu otherwise.",
                    e);
        }
    }
}
