package dev.lacuna.csv.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.error.ErrorCode.Kind;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes are a schema file or refused, and so is what it says of a table. */
class SchemaFileFuzzTest {
  private static final Table TABLE =
      Tables.of("id,dose,outcome,NR-1,city\n1,0.5,better,1,Rome\n2,7,worse,0,Bath\n3,,,,\n");

  @FuzzTest
  void anyBytesAreASchemaFileOrRefused(byte[] input) throws IOException {
    Path file = Files.createTempFile("schema", ".yaml");
    try {
      Files.write(file, input);
      Declarations declared = SchemaFile.read(file);
      assertThat(SchemaFile.read(file)).isEqualTo(declared);
      assertThat(new SchemaInference(declared, Feedback.none()).infer(TABLE).heads()).isNotEmpty();
    } catch (LacunaException refused) {
      assertThat(refused.code().kind()).isNotEqualTo(Kind.INTERNAL);
    } finally {
      Files.delete(file);
    }
  }
}
