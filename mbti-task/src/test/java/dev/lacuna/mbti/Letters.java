package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.List;

/** Types of users beside what a model says of them. */
final class Letters {
  private final LabelMatrix.Builder labels = LabelMatrix.builder(TypeNotation.SCHEMA);
  private final List<Author> authors = new ArrayList<>();
  private final List<Double> probabilities = new ArrayList<>();

  /** Adds a user by type, with a probability of the first letter per axis. */
  Letters add(String type, double ie, double ns, double tf, double jp) {
    labels.add("a row", TypeNotation.parse(type));
    authors.add(new Author(List.of("a post")));
    probabilities.addAll(List.of(ie, ns, tf, jp));
    return this;
  }

  LabelMatrix labels() {
    return labels.build();
  }

  Dataset<Author> data() {
    return new Dataset<>("users of a test", authors, labels());
  }

  Predictions predictions() {
    double[] values = probabilities.stream().mapToDouble(Double::doubleValue).toArray();
    return Predictions.of(TypeNotation.SCHEMA, values);
  }
}
