package org.toposeg.engine.libtorch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.EngineOptions.Precision;

/** Where tensors live and in which precision the network runs; asks libtorch whether the device is there. */
final class TorchDevice {

    private final EngineOptions options;
    private final boolean cuda;

    /** @throws IllegalArgumentException if the device is not there; it names what is missing */
    TorchDevice(EngineOptions options) {
        this.options = options;
        this.cuda = options.device().startsWith("cuda");
        if (!cuda && !options.device().equals("cpu")) {
            throw new IllegalArgumentException(
                    "unknown device '" + options.device() + "'; libtorch knows cpu, cuda and cuda:N.");
        }
        if (cuda && !torch.cuda_is_available()) {
            throw new IllegalArgumentException("device '" + options.device() + "' was asked for, but libtorch sees no"
                    + " CUDA device: it needs the build profile libtorch-cuda, an NVIDIA driver for CUDA 13 and a GPU"
                    + " of compute capability 7.5 or newer; use --device cpu otherwise.");
        }
        if (!cuda && options.precision() == Precision.FP16) {
            throw new IllegalArgumentException("fp16 needs a GPU; on the CPU use --precision bf16 or fp32.");
        }
        torch.set_num_threads(Runtime.getRuntime().availableProcessors());
    }

    Tensor toDevice(Tensor host) {
        return cuda ? host.to(new Device(options.device()), torch.ScalarType.Float) : channelsLast(host);
    }

    /**
     * On the CPU oneDNN convolves images whose channels lie next to each other up to a third faster than planes, and
     * anything else is reordered before and after each convolution (measured, docs/results.md).
     */
    private static Tensor channelsLast(Tensor planes) {
        return switch ((int) planes.dim()) {
            case 4 -> planes.contiguous(torch.MemoryFormat.ChannelsLast);
            case 5 -> planes.contiguous(torch.MemoryFormat.ChannelsLast3d);
            default -> planes;
        };
    }

    /** Whether images lie with their channels next to each other. */
    boolean isChannelsLast() {
        return !cuda;
    }

    boolean needsLossScaling() {
        return options.precision() == Precision.FP16;
    }

    /** Runs the network in the device's precision; autograd records it. */
    <R> R autocast(java.util.function.Supplier<R> forward) {
        if (options.precision() == Precision.FP32) {
            return forward.get();
        }
        torch.DeviceType type = cuda ? torch.DeviceType.CUDA : torch.DeviceType.CPU;
        torch.set_autocast_dtype(
                type, options.precision() == Precision.BF16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Half);
        // Cached casts of parameters would survive their update.
        torch.set_autocast_cache_enabled(false);
        torch.set_autocast_enabled(type, true);
        try {
            return forward.get();
        } finally {
            torch.set_autocast_enabled(type, false);
        }
    }
}
