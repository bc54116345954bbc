package dev.lacuna.bench.engine;

import dev.lacuna.bench.net.NetData;
import java.util.List;
import java.util.Locale;

/** Who takes the steps. */
public enum Engine {
  /** Lacuna's own. */
  FUSED("Lacuna fused", List.of()) {
    @Override
    public StepRunner start(NetData data, int threads) {
      return new FusedRunner(data, threads);
    }
  },

  /** DJL with PyTorch. */
  DJL(
      "DJL 0.35.0, PyTorch 2.7.1",
      List.of(
          "-Dai.djl.offline=true",
          "-DOPT_OUT_TRACKING=true",
          "-Dai.djl.pytorch.num_interop_threads=1")) {
    @Override
    public StepRunner start(NetData data, int threads) {
      return new DjlRunner(data, threads);
    }
  },

  /** DL4J as it comes. */
  DL4J("DL4J 1.0.0-M2.1", List.of()) {
    @Override
    public StepRunner start(NetData data, int threads) {
      return new Dl4jRunner(data);
    }
  };

  private final String title;
  private final List<String> flags;

  Engine(String title, List<String> flags) {
    this.title = title;
    this.flags = flags;
  }

  /**
   * Returns a net that is ready to step.
   *
   * @param threads of an engine that can be told; the others read OMP_NUM_THREADS at their start
   */
  public abstract StepRunner start(NetData data, int threads);

  /** Returns the name in tables. */
  public String title() {
    return title;
  }

  /** Returns the flags of the machine that the engine runs best with. */
  public List<String> flags() {
    return flags;
  }

  /** Returns the name used on the command line, such as {@code fused}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
