package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.text.feature.FittedText;
import dev.lacuna.text.feature.TextFeaturizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns how users become numbers: types masked, words cut out, vectors learnt and pooled. */
final class AuthorFeaturizer implements Featurizer<Author> {
  private final OptionValues options;
  private final Feedback feedback;

  @Inject
  AuthorFeaturizer(OptionValues options, Feedback feedback) {
    this.options = options;
    this.feedback = feedback;
  }

  @Override
  public FittedAuthors fit(Dataset<Author> train) {
    MaskTypes mask = options.get(MbtiOptions.MASK_TYPES);
    TextFeaturizer text =
        new TextFeaturizer(
            MbtiOptions.textSettings(options), options.get(SharedOptions.SEED), feedback);
    return new FittedAuthors(mask, text.fit(FittedAuthors.documents(train.inputs(), mask)));
  }

  @Override
  public FittedAuthors restore(Map<String, byte[]> files) {
    Map<String, byte[]> text = new HashMap<>(files);
    byte[] mask = text.remove(FittedAuthors.MASK);
    return new FittedAuthors(mask(mask), FittedText.restore(text));
  }

  private static MaskTypes mask(byte @Nullable [] name) {
    String text = name == null ? "" : new String(name, StandardCharsets.UTF_8);
    return Arrays.stream(MaskTypes.values())
        .filter(mask -> mask.id().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new LacunaException(
                    ErrorCode.BAD_MODEL,
                    "The model must say which words it masks. Found '%s' in %s. Train again, or fetch the file anew."
                        .formatted(text, FittedAuthors.MASK)));
  }
}
