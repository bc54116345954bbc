package dev.lacuna.csv;

import com.google.inject.Inject;
import dev.lacuna.csv.feature.TableFeaturizer;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Groups;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CSV task: any table with blanks. */
public final class CsvTask implements Task<TableRow> {
  private final CsvSource source;
  private final RowReader inputs;
  private final TableFeaturizer featurizer;

  @Inject
  CsvTask(CsvSource source, RowReader inputs, Feedback feedback) {
    this.source = source;
    this.inputs = inputs;
    this.featurizer = new TableFeaturizer(source::declarations, feedback);
  }

  @Override
  public DataSource<TableRow> source() {
    return source::load;
  }

  @Override
  public DataSource<TableRow> source(LabelSchema known) {
    return () -> source.load(known);
  }

  /** Returns all rows of the table that the options name, labelled or not, by known heads. */
  public LabelledTable labelled(LabelSchema schema) {
    return source.read(schema);
  }

  /** Returns the rows of a table that have a label. */
  public Dataset<TableRow> dataset(LabelledTable labelled) {
    return source.labelled(labelled);
  }

  @Override
  public List<TableRow> unlabelled(Dataset<TableRow> data) {
    return data.size() == 0
        ? List.of()
        : source.unlabelled(data.inputs().get(0).table(), data.schema());
  }

  @Override
  public boolean isTrainedOn(Dataset<TableRow> data, String origin) {
    return data.origin().equals(origin);
  }

  @Override
  public Featurizer<TableRow> featurizer() {
    return featurizer;
  }

  @Override
  public Map<String, String> preferences(
      Dataset<TableRow> train, FittedFeaturizer<TableRow> fitted) {
    FeatureMatrix one = fitted.transform(train.inputs().subList(0, 1));
    return new TableDefaults(train.size(), one instanceof SparseFeatures).options(train.schema());
  }

  /** Rows with the same cell in the column of {@code --group} belong together. */
  @Override
  public Groups groups(Dataset<TableRow> data) {
    Optional<String> column = source.declarations().group();
    return column.isEmpty()
        ? Groups.none(data.size())
        : Groups.of(data.inputs().stream().map(row -> groupOf(row, column.get())).toList());
  }

  /** A row whose cell is blank belongs to no other. */
  private static Object groupOf(TableRow row, String name) {
    Column column = row.table().column(name);
    return column.missing(row.index()) ? row.index() : column.text(row.index());
  }

  @Override
  public InputReader<TableRow> inputs() {
    return inputs;
  }
}
