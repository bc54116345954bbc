package dev.lacuna.bench.engine;

import dev.lacuna.bench.net.NetData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who takes the steps, each with the settings that were found to be its fastest. */
public enum Engine {
  /** Lacuna's own. */
  FUSED("Lacuna fused") {
    @Override
    public StepRunner start(NetData data, int threads) {
      return new FusedRunner(data, threads);
    }
  },

  /** DJL with PyTorch. */
  DJL("DJL 0.35.0, PyTorch 2.7.1") {
    @Override
    public StepRunner start(NetData data, int threads) {
      return new DjlRunner(data, threads);
    }

    @Override
    public List<String> flags() {
      return List.of(
          "-Dai.djl.offline=true",
          "-DOPT_OUT_TRACKING=true",
          "-Dai.djl.pytorch.num_interop_threads=1");
    }

    /** PyTorch keeps to AVX2 by itself in most of what is no matrix product. */
    @Override
    public Map<String, String> environment(int threads) {
      Map<String, String> environment = forNatives(threads);
      if (Processor.has("avx512f")) {
        environment.put("ATEN_CPU_CAPABILITY", "avx512");
      }
      return environment;
    }
  },

  /** DL4J as it comes, but on the kernels that suit the processor best. */
  DL4J("DL4J 1.0.0-M2.1") {
    @Override
    public StepRunner start(NetData data, int threads) {
      return new Dl4jRunner(data);
    }

    @Override
    public List<String> flags() {
      List<String> flags = new ArrayList<>();
      if (Processor.has("avx512f")) {
        flags.add("-Dorg.bytedeco.javacpp.platform.extension=-avx512");
      }
      return flags;
    }

    /** Its OpenBLAS 0.3.19 takes a processor that it does not know for a Prescott of 2004. */
    @Override
    public Map<String, String> environment(int threads) {
      Map<String, String> environment = forNatives(threads);
      if (Processor.has("avx512f")) {
        environment.put("OPENBLAS_CORETYPE", "SkylakeX");
      }
      return environment;
    }
  };

  private final String title;

  Engine(String title) {
    this.title = title;
  }

  /**
   * Returns a net that is ready to step.
   *
   * @param threads of an engine that can be told; the others read OMP_NUM_THREADS at their start
   */
  public abstract StepRunner start(NetData data, int threads);

  /** Returns the flags of the Java machine. */
  public List<String> flags() {
    return List.of();
  }

  /** Returns environment variables, which native libraries read at their start. */
  public Map<String, String> environment(int threads) {
    return Map.of();
  }

  /** Returns the name in tables. */
  public String title() {
    return title;
  }

  /** Returns the name used on the command line, such as {@code fused}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Keeps the C library from handing large arrays back to the system after every step only to ask
   * for them again, each page of them filled with zeros: a quarter of PyTorch's time on wide nets.
   */
  private static Map<String, String> forNatives(int threads) {
    String never = "4294967296";
    Map<String, String> environment = new HashMap<>();
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    environment.put("MALLOC_MMAP_THRESHOLD_", never);
    environment.put("MALLOC_TRIM_THRESHOLD_", never);
    environment.put("MALLOC_TOP_PAD_", "67108864");
    return environment;
  }
}
