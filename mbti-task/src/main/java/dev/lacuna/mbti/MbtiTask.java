package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskReport;

/** The MBTI task: four letters of a type, from what a user wrote. */
public final class MbtiTask implements Task<Author> {
  private final MbtiSource source;
  private final AuthorFeaturizer featurizer;
  private final AuthorReader inputs;
  private final MbtiReport report;

  @Inject
  MbtiTask(MbtiSource source, AuthorFeaturizer featurizer, AuthorReader inputs, MbtiReport report) {
    this.source = source;
    this.featurizer = featurizer;
    this.inputs = inputs;
    this.report = report;
  }

  @Override
  public DataSource<Author> source() {
    return source;
  }

  @Override
  public boolean isTrainedOn(Dataset<Author> data, String origin) {
    return MbtiSource.sameUsers(data.origin(), origin);
  }

  @Override
  public Featurizer<Author> featurizer() {
    return featurizer;
  }

  @Override
  public InputReader<Author> inputs() {
    return inputs;
  }

  @Override
  public TaskReport<Author> report() {
    return report;
  }
}
