package dev.lacuna.testkit;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.Task;
import java.nio.file.Path;
import java.util.List;

/** A tiny task: three labels of a number, one of each kind. */
class FakeTask implements Task<Double> {
  private final DataSource<Double> source;
  private final Featurizer<Double> featurizer;

  @Inject
  FakeTask(DataSource<Double> source, Featurizer<Double> featurizer) {
    this.source = source;
    this.featurizer = featurizer;
  }

  @Override
  public DataSource<Double> source() {
    return source;
  }

  @Override
  public Featurizer<Double> featurizer() {
    return featurizer;
  }

  @Override
  public InputReader<Double> inputs() {
    return new NumberReader();
  }

  private static final class NumberReader implements InputReader<Double> {
    @Override
    public List<Double> parse(List<String> words) {
      return words.stream().map(Double::valueOf).toList();
    }

    @Override
    public List<Double> read(Path file) {
      throw new LacunaException(ErrorCode.BAD_FILE, "Numbers are not read from files: " + file);
    }

    @Override
    public String print(Double input) {
      return input.toString();
    }
  }
}
