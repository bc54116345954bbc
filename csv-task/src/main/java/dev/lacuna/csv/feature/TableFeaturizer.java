package dev.lacuna.csv.feature;

import dev.lacuna.csv.schema.Declarations;
import dev.lacuna.csv.schema.FeatureKind;
import dev.lacuna.csv.schema.FeatureKinds;
import dev.lacuna.csv.schema.Roles;
import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.data.Dataset;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.task.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Fits an encoder for each feature column on the rows of the train part. */
public final class TableFeaturizer implements Featurizer<TableRow> {
  /** Up to this share of features that are not zero, the matrix is kept sparse. */
  private static final double SPARSE = 0.25;

  private static final int ROWS_LOOKED_AT = 1_000;

  private final Supplier<Declarations> declarations;
  private final Feedback feedback;

  /**
   * Creates a featurizer.
   *
   * @param declarations what the user says of the columns; asked for when it fits
   */
  public TableFeaturizer(Supplier<Declarations> declarations, Feedback feedback) {
    this.declarations = declarations;
    this.feedback = feedback;
  }

  @Override
  public FittedFeaturizer<TableRow> fit(Dataset<TableRow> train) {
    Table table = train.inputs().get(0).table();
    int[] rows = train.inputs().stream().mapToInt(TableRow::index).toArray();
    Declarations declared = declarations.get();
    Roles roles = Roles.of(table, declared);
    Map<String, FeatureKind> kinds = FeatureKinds.of(table, roles.features(), declared.features());
    List<Encoder> encoders = new ArrayList<>();
    List<String> constant = new ArrayList<>();
    kinds.forEach(
        (name, kind) -> {
          Column column = table.column(name);
          if (isConstant(column, rows)) {
            constant.add(name);
          } else {
            encoders.add(fit(column, kind, rows));
          }
        });
    say(roles, kinds, constant);
    if (encoders.isEmpty()) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "A table needs a feature: a column, neither label nor ignored, that is not the same in every row. Found none in %s. Ignore fewer columns, or give a table with more."
              .formatted(table.file().path()));
    }
    return new FittedColumns(encoders, form(encoders, train.inputs()));
  }

  @Override
  public FittedFeaturizer<TableRow> restore(Map<String, byte[]> files) {
    return EncoderJson.read(files);
  }

  private static Encoder fit(Column column, FeatureKind kind, int[] rows) {
    return switch (kind) {
      case NUMERIC -> NumberEncoder.fit(column, rows);
      case CATEGORICAL -> CategoryEncoder.fit(column, rows);
      case TEXT -> TextEncoder.fit(column, rows);
    };
  }

  private static boolean isConstant(Column column, int[] rows) {
    for (int row : rows) {
      if (!column.same(row, rows[0])) {
        return false;
      }
    }
    return true;
  }

  private void say(Roles roles, Map<String, FeatureKind> kinds, List<String> constant) {
    List<String> names =
        roles.features().stream().filter(name -> !kinds.containsKey(name)).toList();
    if (!names.isEmpty()) {
      feedback.warn(
          "left out, for nearly every row has a word of its own there: %s (--kinds NAME=text takes them for texts)"
              .formatted(String.join(", ", names)));
    }
    if (!constant.isEmpty()) {
      feedback.warn(
          "left out, for they are the same in every row of the train part: "
              + String.join(", ", constant));
    }
  }

  private static RowForm form(List<Encoder> encoders, List<TableRow> inputs) {
    List<TableRow> some = inputs.subList(0, Math.min(ROWS_LOOKED_AT, inputs.size()));
    FittedColumns columns = new FittedColumns(encoders, RowForm.SPARSE);
    SparseFeatures features = (SparseFeatures) columns.transform(some);
    long nonZeros = IntStream.range(0, some.size()).mapToLong(features::nonZeros).sum();
    if (nonZeros > SPARSE * some.size() * columns.width()) {
      return RowForm.DENSE;
    }
    boolean standardised =
        encoders.stream().anyMatch(e -> e instanceof NumberEncoder number && number.centre() != 0);
    return standardised ? RowForm.SPARSE : new RowForm(true, meanLength(features));
  }

  /** Returns the root of the rows' mean squared length. */
  private static double meanLength(SparseFeatures features) {
    float[] row = new float[features.columns()];
    double squares = 0;
    for (int i = 0; i < features.rows(); i++) {
      features.copyRow(i, row, 0);
      for (float value : row) {
        squares += (double) value * value;
      }
    }
    return Math.sqrt(squares / features.rows());
  }
}
