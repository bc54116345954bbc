package dev.lacuna.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
  private static final JavaClasses TEXT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.isJar())
          .importPackages("dev.lacuna.text");

  @Test
  void onlyTheBridgeKnowsDl4jAndNd4j() {
    assertThat(TEXT).isNotEmpty();
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lacuna.text.dl4j..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
        .check(TEXT);
  }

  @Test
  void nothingElseKnowsTheBridge() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lacuna.text.dl4j..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.lacuna.text.dl4j..")
        .check(TEXT);
  }
}
