package dev.lacuna.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
  private static final JavaClasses REPORT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.isJar())
          .importPackages("dev.lacuna.report");

  @Test
  void chartsKnowNothingOfRunsAndPages() {
    assertThat(REPORT).isNotEmpty();
    noClasses()
        .that()
        .resideInAPackage("dev.lacuna.report.chart")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.lacuna..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("dev.lacuna.report.chart")))
        .check(REPORT);
  }

  @Test
  void onlyTheWriterKnowsTheTemplates() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(HtmlWriter.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("freemarker..")
        .check(REPORT);
  }

  @Test
  void onlyTheRendererDraws() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(PngRenderer.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.weisj..", "java.awt..")
        .check(REPORT);
  }
}
