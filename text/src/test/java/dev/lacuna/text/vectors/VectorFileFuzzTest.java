package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes are word vectors or refused, and what was read is written and read again as it is. */
class VectorFileFuzzTest {
  @FuzzTest
  void anyBytesAreVectorsOrRefused(byte[] input) throws IOException {
    Path file = Files.createTempFile("vectors", "");
    try {
      Files.write(file, input);
      WordVectors vectors = VectorFile.read(file, word -> true).vectors();
      VectorFile.writeText(vectors, file);
      WordVectors back = VectorFile.read(file, word -> true).vectors();
      assertThat(back.words()).isEqualTo(vectors.words());
      assertThat(VectorFiles.values(back)).isEqualTo(VectorFiles.values(vectors));
    } catch (LacunaException refused) {
      assertThat(refused.code()).isIn(ErrorCode.BAD_FILE, ErrorCode.BAD_DATA);
    } finally {
      Files.delete(file);
    }
  }
}
