package dev.lacuna;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackageOrderTest {
  /** From below; a package imports only those before it, and none of those beside it. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("dev.lacuna.error.."),
          List.of("dev.lacuna.io.."),
          List.of("dev.lacuna.kernel.."),
          List.of("dev.lacuna.label.."),
          List.of("dev.lacuna.data.."),
          List.of("dev.lacuna.feature.."),
          List.of("dev.lacuna.loss.."),
          List.of("dev.lacuna.model.."),
          List.of("dev.lacuna.eval.."),
          List.of("dev.lacuna.train"),
          List.of("dev.lacuna.train.dl4j..", "dev.lacuna.train.fused.."),
          List.of("dev.lacuna.propensity.."),
          List.of("dev.lacuna.task.."),
          List.of("dev.lacuna.experiment.."),
          List.of("dev.lacuna.export"),
          List.of("dev.lacuna.export.dl4j..", "dev.lacuna.export.onnx.."));

  /** The library of ONNX's messages comes with ND4J, and knows nothing of it. */
  private static final String PROTOBUF = "org.nd4j.shade.protobuf..";

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lacuna");

  /** What each package must not import. */
  record Rule(String importer, List<String> forbidden) {
    @Override
    public String toString() {
      return importer;
    }
  }

  static Stream<Rule> rules() {
    return ORDER.stream().flatMap(List::stream).map(PackageOrderTest::ruleOf);
  }

  private static Rule ruleOf(String importer) {
    int layer = 0;
    while (!ORDER.get(layer).contains(importer)) {
      layer++;
    }
    return new Rule(
        importer,
        ORDER.subList(layer, ORDER.size()).stream()
            .flatMap(List::stream)
            .filter(other -> !other.equals(importer))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void packageImportsOnlyThoseBeforeIt(Rule rule) {
    noClasses()
        .that()
        .resideInAPackage(rule.importer())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rule.forbidden().toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void everyClassLivesInAPackageOfTheOrder() {
    assertThat(CORE).hasSizeGreaterThan(30);
    classes()
        .should()
        .resideInAnyPackage(ORDER.stream().flatMap(List::stream).toArray(String[]::new))
        .check(CORE);
  }

  @Test
  void onlyTheirEngineAndTheirExportKnowDl4jAndNd4j() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.lacuna.train.dl4j..", "dev.lacuna.export.dl4j..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
                .and(not(JavaClass.Predicates.resideInAPackage(PROTOBUF))))
        .check(CORE);
  }

  @Test
  void onlyTheOnnxExportKnowsItsMessages() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.lacuna.export.onnx..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("onnx..", PROTOBUF)
        .check(CORE);
  }

  @Test
  void nothingKnowsTheCommandLineParser() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("picocli..").check(CORE);
  }

  @Test
  void nothingUsesJavaSerialization() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
        .check(CORE);
  }
}
