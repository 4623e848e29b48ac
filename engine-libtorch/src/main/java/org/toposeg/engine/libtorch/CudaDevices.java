package org.toposeg.engine.libtorch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.train.ComputeDevice;
import org.toposeg.train.EngineOptions.Precision;

/** The CUDA devices that libtorch sees, with what the driver's own tool says about them. */
final class CudaDevices {

    static final String WHAT_IS_MISSING = "libtorch sees no CUDA device: it needs the build profile libtorch-cuda, an"
            + " NVIDIA driver for CUDA 13 and a GPU of compute capability 7.5 or newer";

    private static final long SECONDS = 10;

    private CudaDevices() {}

    /** One entry a device; a single one without precisions that says what is missing, if there is none. */
    static List<ComputeDevice> list() {
        if (!torch.cuda_is_available()) {
            return List.of(new ComputeDevice("cuda", "not usable: " + WHAT_IS_MISSING, -1, List.of()));
        }
        List<String[]> facts = driverFacts();
        List<ComputeDevice> devices = new ArrayList<>();
        for (int d = 0; d < torch.cuda_device_count(); d++) {
            String[] fact = d < facts.size() ? facts.get(d) : new String[] {"a CUDA device", "-1"};
            long memory = fact[1].matches("\\d+") ? Long.parseLong(fact[1]) << 20 : -1;
            devices.add(new ComputeDevice("cuda:" + d, fact[0], memory, Arrays.asList(Precision.values())));
        }
        return devices;
    }

    /** Name and MiB of each device; empty where the tool is missing. */
    private static List<String[]> driverFacts() {
        ProcessBuilder tool =
                new ProcessBuilder("nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader,nounits");
        try {
            Process process = tool.redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                return List.of();
            }
            return text.lines()
                    .map(line -> line.split("\\s*,\\s*"))
                    .filter(f -> f.length == 2)
                    .toList();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
