package dev.lacuna.csv;

import com.google.inject.Inject;
import dev.lacuna.csv.schema.Declarations;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.schema.SchemaInference;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.TableReader;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.data.Dataset;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Loads the table that the options name, with its labels. */
final class CsvSource {
  private final OptionValues options;
  private final Feedback feedback;

  @Inject
  CsvSource(OptionValues options, Feedback feedback) {
    this.options = options;
    this.feedback = feedback;
  }

  /** Returns the rows with a label of the table that {@code --data} names. */
  Dataset<TableRow> load() {
    LabelledTable all = read();
    Dataset<TableRow> labelled = labelled(all);
    sayHowManyAreUnlabelled(all.table().rows() - labelled.size(), all.table().rows());
    return labelled;
  }

  /** Returns the same rows by heads that are known. */
  Dataset<TableRow> load(LabelSchema schema) {
    return labelled(read(schema));
  }

  /** Returns all rows of the table, labelled or not. */
  LabelledTable read() {
    Declarations declared = declarations();
    Table table = table();
    LabelSchema schema = new SchemaInference(declared, feedback).infer(table);
    return LabelledTable.read(table, schema, declared.missing());
  }

  /** Returns the table that {@code --data} names, without a look at labels. */
  Table table() {
    return table(options.get(CsvOptions.DATA));
  }

  /** Returns the table in a file, read as the options say. */
  Table table(Path file) {
    return new TableReader(
            CsvOptions.declared(options).missing(), options.get(CsvOptions.HEADER), feedback)
        .read(file);
  }

  Declarations declarations() {
    return CsvOptions.declarations(options);
  }

  /** Returns all rows of the table, labelled or not, by heads that are known. */
  LabelledTable read(LabelSchema schema) {
    return LabelledTable.read(table(), schema, declarations().missing());
  }

  /** Returns the rows of a table that have a label. */
  Dataset<TableRow> labelled(LabelledTable all) {
    int[] labelled = all.rows(true);
    Table table = all.table();
    LabelMatrix labels = all.labels().select(labelled);
    return new Dataset<>(
        origin(table),
        Optional.of(table.file().sha256()),
        Arrays.stream(labelled).mapToObj(row -> new TableRow(table, row)).toList(),
        labels);
  }

  /** Returns the rows of a table that have no label. */
  List<TableRow> unlabelled(Table table, LabelSchema schema) {
    LabelledTable all = LabelledTable.read(table, schema, declarations().missing());
    return Arrays.stream(all.rows(false)).mapToObj(row -> new TableRow(table, row)).toList();
  }

  private void sayHowManyAreUnlabelled(int unlabelled, int rows) {
    if (unlabelled > 0) {
      feedback.note(
          String.format(
              Locale.ROOT,
              "%,d of %,d rows have no label: they are not trained on; impute fills them in",
              unlabelled,
              rows));
    }
  }

  /** The name of a file says nothing of its content. */
  static String origin(Table table) {
    return String.format(
        Locale.ROOT, "table of %,d rows, sha256 %.16s…", table.rows(), table.file().sha256());
  }
}
