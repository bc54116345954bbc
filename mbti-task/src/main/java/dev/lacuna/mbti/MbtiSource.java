package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Missingness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Loads the users of the file that {@code --data} names, or makes some up, and drops labels where
 * {@code --missing-rate} asks for it. Users of whom no letter is known are left out; those whose
 * last letter is dropped stay, for their posts may still teach words.
 */
public final class MbtiSource implements DataSource<Author> {
  /** How many users are made up where there is no file. */
  static final int GENERATED_USERS = 400;

  private static final String DROPPED = "; labels dropped at random: ";

  private final OptionValues options;
  private final Feedback feedback;

  /** Creates a source. */
  @Inject
  public MbtiSource(OptionValues options, Feedback feedback) {
    this.options = options;
    this.feedback = feedback;
  }

  /**
   * Returns whether two origins of data tell of the same users, whatever labels were dropped: then
   * only the test part may judge a model.
   */
  public static boolean sameUsers(String origin, String other) {
    return origin.split(DROPPED, 2)[0].equals(other.split(DROPPED, 2)[0]);
  }

  @Override
  public Dataset<Author> load() {
    Optional<Path> file = options.find(MbtiOptions.DATA);
    Dataset<Author> users = file.isPresent() ? labelled(file.get()) : generated();
    sayHowMuchLeaks(users);
    double rate = options.get(MbtiOptions.MISSING_RATE);
    return rate == 0 ? users : drop(users, rate);
  }

  private Dataset<Author> labelled(Path file) {
    Dataset<Author> all = new PostReader(feedback).read(file);
    int[] labelled =
        IntStream.range(0, all.size()).filter(row -> isLabelled(all.labels(), row)).toArray();
    int unlabelled = all.size() - labelled.length;
    if (labelled.length == 0) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "There must be users with a type to learn from. Found none among %d in %s. To predict types, use predict."
              .formatted(all.size(), file));
    }
    if (unlabelled > 0) {
      feedback.note(
          String.format(
              Locale.ROOT,
              "%,d of %,d users have no label: they are not trained on",
              unlabelled,
              all.size()));
    }
    return unlabelled > 0 ? all.select(labelled) : all;
  }

  private Dataset<Author> generated() {
    feedback.warn(
        "no --data: these users and posts are made up, and figures on them say nothing about"
            + " people. For real ones, download mbti_1.csv of the Kaggle data set \"(MBTI)"
            + " Myers-Briggs Personality Type Dataset\" (CC0) and give --data mbti_1.csv");
    return new CorpusGenerator(options.get(SharedOptions.SEED)).generate(GENERATED_USERS);
  }

  private void sayHowMuchLeaks(Dataset<Author> users) {
    LeakTest test = LeakTest.of(users, options.get(MbtiOptions.MASK_TYPES));
    if (test.leaks()) {
      feedback.warn(test.note() + "; --mask-types types takes them out");
    } else {
      feedback.note(test.note());
    }
  }

  private Dataset<Author> drop(Dataset<Author> users, double rate) {
    LabelMatrix kept =
        Missingness.completelyAtRandom(users.labels(), rate, options.get(SharedOptions.SEED));
    return new Dataset<>(users.origin() + DROPPED + rate, users.sha256(), users.inputs(), kept);
  }

  private static boolean isLabelled(LabelMatrix labels, int row) {
    return IntStream.range(0, labels.heads()).anyMatch(head -> labels.observed(row, head));
  }
}
