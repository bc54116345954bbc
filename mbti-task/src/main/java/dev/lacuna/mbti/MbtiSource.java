package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;

/** Loads the users of the file that the options name, or makes some up. */
public final class MbtiSource implements DataSource<Author> {
  private final OptionValues options;
  private final Feedback feedback;

  /** Creates a source. */
  @Inject
  public MbtiSource(OptionValues options, Feedback feedback) {
    this.options = options;
    this.feedback = feedback;
  }

  @Override
  public Dataset<Author> load() {
    return options.find(MbtiOptions.DATA).map(new PostReader(feedback)::read).orElseThrow();
  }
}
