package dev.lacuna.testkit;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.ArrayList;
import java.util.List;

/** Sixty numbers from 0 up to 1; of each label every seventh is missing. */
class FakeSource implements DataSource<Double> {
  private static final int ROWS = 60;
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("high", MaskValue.number(-1)),
          new CategoricalHead("third", List.of("low", "middle", "top"), List.of(MaskValue.BLANK)),
          RegressionHead.of("double", MaskValue.NAN));

  @Inject
  FakeSource() {}

  @Override
  public Dataset<Double> load() {
    List<Double> inputs = new ArrayList<>();
    LabelMatrix.Builder labels = LabelMatrix.builder(SCHEMA);
    for (int row = 0; row < ROWS; row++) {
      double x = (double) row / ROWS;
      inputs.add(x);
      labels.add(
          "row " + row,
          List.of(
              row % 7 == 0 ? "-1" : x < 0.5 ? "0" : "1",
              row % 7 == 1 ? "" : List.of("low", "middle", "top").get((int) (3 * x)),
              row % 7 == 2 ? "NaN" : String.valueOf(2 * x)));
    }
    return new Dataset<>("sixty numbers", inputs, labels.build());
  }
}
