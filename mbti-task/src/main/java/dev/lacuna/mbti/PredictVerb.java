package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.model.Model;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Table;
import dev.lacuna.task.VerbDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code lacuna mbti predict MODEL}: the four letters of users, and the words that spoke for them.
 */
final class PredictVerb implements TaskVerb {
  private static final Option<String> TEXT =
      OptionTypes.text("text", "TEXT", "what one user wrote, posts parted by |||");
  private static final Option<Path> DATA =
      OptionTypes.path(
          "data",
          "FILE",
          "users: CSV with the column posts; without it and --text, standard input");
  private static final Option<Double> CONFIDENCE =
      OptionTypes.number(
          "confidence",
          0.5,
          1,
          "how probable a letter must be; an x stands for one that is less (default: none does)");
  private static final Option<Integer> WORDS =
      OptionTypes.integer(
          "words",
          0,
          1000,
          "words that spoke for each letter (default: 10 for a single user, 0 for several)");
  private static final Option<Path> OUT =
      OptionTypes.path("out", "FILE", "CSV file for the predictions, instead of tables");

  static final VerbDescription DESCRIPTION =
      new VerbDescription(
          "predict",
          "Predicts the four letters of what users wrote, and shows the words that spoke for them.",
          true,
          List.of(TEXT, DATA, CONFIDENCE, WORDS, OUT));

  private final MbtiTask task;
  private final Experiment experiment;
  private final AuthorReader reader;
  private final StandardInput input;
  private final OptionValues options;
  private final Feedback feedback;

  @Inject
  PredictVerb(
      MbtiTask task,
      Experiment experiment,
      AuthorReader reader,
      StandardInput input,
      OptionValues options,
      Feedback feedback) {
    this.task = task;
    this.experiment = experiment;
    this.reader = reader;
    this.input = input;
    this.options = options;
    this.feedback = feedback;
  }

  @Override
  public List<Table> run(Optional<Path> modelFile) {
    Model<Author> model = experiment.load(task, modelFile.orElseThrow());
    List<Author> authors = authors();
    double confidence = options.find(CONFIDENCE).orElse(0.0);
    List<TypePrediction> predictions =
        new TypePredictor(model, confidence, words(authors.size())).predict(authors, feedback);
    warnOfStrangers(predictions);
    List<String> names = authors.stream().map(reader::print).toList();
    Optional<Path> out = options.isSet(OUT) ? options.find(OUT) : Optional.empty();
    return out.isPresent() ? written(out.get(), predictions, names) : tables(predictions, names);
  }

  private List<Table> written(Path out, List<TypePrediction> predictions, List<String> names) {
    Table table = TypePrediction.table(predictions, names);
    AtomicFile.write(out, TypePrediction.withWords(table, predictions).toCsv());
    feedback.note("written: " + out);
    return List.of();
  }

  private static List<Table> tables(List<TypePrediction> predictions, List<String> names) {
    List<Table> tables = new ArrayList<>(List.of(TypePrediction.table(predictions, names)));
    for (int user = 0; user < predictions.size(); user++) {
      predictions.get(user).wordTable(names.get(user)).ifPresent(tables::add);
    }
    return tables;
  }

  private List<Author> authors() {
    Optional<String> text = options.isSet(TEXT) ? options.find(TEXT) : Optional.empty();
    Optional<Path> file = options.isSet(DATA) ? options.find(DATA) : Optional.empty();
    if (text.isPresent() && file.isPresent()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "What to predict from must come by --text or by --data. Found both. Leave one out.");
    }
    if (text.isPresent()) {
      return reader.parse(List.of(text.get()));
    }
    return file.isPresent() ? reader.read(file.get()) : List.of(input.author());
  }

  private int words(int users) {
    return options.find(WORDS).orElse(users == 1 ? 10 : 0);
  }

  /** Nothing is known of somebody none of whose words was learnt. */
  private void warnOfStrangers(List<TypePrediction> predictions) {
    long strangers = predictions.stream().filter(each -> each.knownWords() == 0).count();
    if (strangers > 0) {
      feedback.warn(
          "%d of %d users have no word that the model knows: what is predicted for them is what it would say of anybody"
              .formatted(strangers, predictions.size()));
    }
  }
}
