package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.model.Model;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Table;
import dev.lacuna.task.VerbDescription;
import dev.lacuna.text.vectors.VectorFile;
import dev.lacuna.text.vectors.WordVectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code lacuna mbti vectors MODEL}: the word vectors that a model has learnt. */
final class VectorsVerb implements TaskVerb {
  private static final Option<String> NEAR =
      OptionTypes.text("near", "WORD", "shows the words whose vectors point most the same way");
  private static final Option<Integer> COUNT =
      OptionTypes.integer("count", 1, 1000, "how many words to show").withDefault("10");
  private static final Option<Path> OUT =
      OptionTypes.path("out", "FILE", "writes all vectors in word2vec's text form");

  static final VerbDescription DESCRIPTION =
      new VerbDescription(
          "vectors",
          "Shows the neighbours of a word among the word vectors of a model, or writes them all.",
          true,
          List.of(NEAR, COUNT, OUT));

  private final MbtiTask task;
  private final Experiment experiment;
  private final OptionValues options;
  private final Feedback feedback;

  @Inject
  VectorsVerb(MbtiTask task, Experiment experiment, OptionValues options, Feedback feedback) {
    this.task = task;
    this.experiment = experiment;
    this.options = options;
    this.feedback = feedback;
  }

  @Override
  public List<Table> run(Optional<Path> modelFile) {
    Model<Author> model = experiment.load(task, modelFile.orElseThrow());
    WordVectors vectors = ((FittedAuthors) model.featurizer()).text().vectors();
    Optional<Path> out = options.isSet(OUT) ? options.find(OUT) : Optional.empty();
    Optional<String> near = options.find(NEAR);
    if (out.isEmpty() && near.isEmpty()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "There must be something to do with the vectors. Found neither --near nor --out. Give --near WORD, --out FILE, or both.");
    }
    if (out.isPresent()) {
      VectorFile.writeText(vectors, out.get());
      feedback.note(
          String.format(
              Locale.ROOT,
              "written: %s, %,d words of %d numbers",
              out.get(),
              vectors.size(),
              vectors.dimension()));
    }
    return near.stream().map(word -> neighbours(vectors, word)).toList();
  }

  private Table neighbours(WordVectors vectors, String asked) {
    String word = asked.strip().toLowerCase(Locale.ROOT);
    if (vectors.indexOf(word) == WordVectors.UNKNOWN) {
      throw new LacunaException(
          ErrorCode.UNKNOWN_NAME,
          "--near must be a word that the model knows. Found '%s'.%s"
              .formatted(asked, Suggestions.didYouMean(word, vectors.words())));
    }
    return new Table(
        List.of("near " + word, "cosine"),
        vectors.nearest(word, options.get(COUNT)).stream()
            .map(other -> List.of(other, cosine(vectors, word, other)))
            .toList(),
        List.of());
  }

  private static String cosine(WordVectors vectors, String word, String other) {
    return String.format(Locale.ROOT, "%.4f", vectors.similarity(word, other));
  }
}
