package org.toposeg.engine.libtorch;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.EngineOptions.Precision;

/** Where tensors live and in which precision the network runs; asks libtorch whether the device is there. */
final class TorchDevice {

    private final String name;
    private final Precision precision;
    private final boolean cuda;

    private TorchDevice(String name, Precision precision) {
        this.name = name;
        this.precision = precision;
        this.cuda = name.startsWith("cuda");
        if (!name.matches("cpu|cuda(:\\d{1,3})?")) {
            throw new IllegalArgumentException("unknown device '" + name + "'; libtorch knows cpu, cuda and cuda:N.");
        }
        if (cuda) {
            requireCuda();
        } else if (precision == Precision.FP16) {
            throw new IllegalArgumentException("fp16 needs a GPU; on the CPU use --precision bf16 or fp32.");
        }
    }

    /**
     * The devices that the options name, the first of which keeps the weights.
     *
     * @throws IllegalArgumentException if one is not there; it names what is missing
     */
    static List<TorchDevice> of(EngineOptions options) {
        List<TorchDevice> devices = Arrays.stream(options.device().split(","))
                .map(name -> new TorchDevice(name.strip(), options.precision()))
                .toList();
        torch.set_num_threads(Runtime.getRuntime().availableProcessors());
        setDeterministic(options.deterministic());
        return devices;
    }

    /** One device in fp32, for inference. */
    static TorchDevice single(String name) {
        EngineOptions usual = EngineOptions.DEFAULT;
        List<TorchDevice> devices =
                of(new EngineOptions(name, usual.precision(), usual.deterministic(), usual.memoryLimit()));
        if (devices.size() != 1) {
            throw new IllegalArgumentException("inference runs on one device, not on '" + name + "'.");
        }
        return devices.getFirst();
    }

    /** Warns, where an operation has no deterministic form on a GPU; those of U-Nets have. */
    private static void setDeterministic(boolean deterministic) {
        Context context = torch.globalContext();
        context.setDeterministicCuDNN(deterministic);
        context.setBenchmarkCuDNN(!deterministic);
        context.setDeterministicMkldnn(deterministic);
        context.setDeterministicAlgorithms(deterministic, true);
    }

    private void requireCuda() {
        if (!torch.cuda_is_available()) {
            throw new IllegalArgumentException("device '" + name + "' was asked for, but " + CudaDevices.WHAT_IS_MISSING
                    + "; use --device cpu otherwise.");
        }
        int index = name.equals("cuda") ? 0 : Integer.parseInt(name.substring("cuda:".length()));
        if (index >= torch.cuda_device_count()) {
            throw new IllegalArgumentException("device '" + name + "' was asked for, but libtorch sees "
                    + torch.cuda_device_count() + " CUDA devices; 'toposeg info --devices' lists them.");
        }
    }

    String name() {
        return name;
    }

    boolean isCuda() {
        return cuda;
    }

    /** A tensor of weights or images here, in the layout that convolutions are fastest in. */
    Tensor toDevice(Tensor tensor) {
        return cuda ? tensor.to(new Device(name), torch.ScalarType.Float) : channelsLast(tensor);
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
    boolean keepsChannelsLast() {
        return !cuda;
    }

    /** Whether a volume is convolved faster as two halves, see {@link HalfVolumes}. */
    boolean needsHalves(Tensor volume) {
        return !cuda && precision == Precision.FP32 && HalfVolumes.pays(volume);
    }

    boolean needsLossScaling() {
        return precision == Precision.FP16;
    }

    /** Runs the network in the device's precision; autograd records it. */
    <R> R autocast(Supplier<R> forward) {
        if (precision == Precision.FP32) {
            return forward.get();
        }
        torch.DeviceType type = cuda ? torch.DeviceType.CUDA : torch.DeviceType.CPU;
        torch.set_autocast_dtype(type, precision == Precision.BF16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Half);
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
