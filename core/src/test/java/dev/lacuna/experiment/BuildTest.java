package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class BuildTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void theManifestOfTheJarTellsTheCommit() {
    assertThat(Build.commit(manifest(COMMIT, "false"))).isEqualTo(COMMIT);
  }

  @Test
  void sourcesThatWereNotCommittedAreToldApart() {
    assertThat(Build.commit(manifest(COMMIT, "true"))).isEqualTo(COMMIT + "-modified");
  }

  @Test
  void aBuildWithoutGitDoesNotKnow() {
    assertThat(Build.commit(new Manifest())).isEqualTo("unknown");
    assertThat(Build.commit(manifest("unknown", "false"))).isEqualTo("unknown");
    assertThat(Build.commit(manifest("${git.commit.id}", "${git.dirty}"))).isEqualTo("unknown");
    assertThat(Build.version()).isNotBlank();
    assertThat(Build.commit()).isNotBlank();
  }

  private static Manifest manifest(String commit, String modified) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Lacuna-Commit", commit);
    manifest.getMainAttributes().putValue("Lacuna-Modified", modified);
    return manifest;
  }
}
