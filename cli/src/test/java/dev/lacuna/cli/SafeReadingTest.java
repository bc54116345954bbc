package dev.lacuna.cli;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import org.junit.jupiter.api.Test;

/** No file can name a class that is then loaded or made: in no module of the distribution. */
class SafeReadingTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lacuna");

  @Test
  void everyTaskIsLookedAt() {
    assertThat(ALL.stream().map(JavaClass::getPackageName))
        .contains("dev.lacuna.model", "dev.lacuna.toy", "dev.lacuna.csv", "dev.lacuna.mbti")
        .contains("dev.lacuna.text", "dev.lacuna.cli");
  }

  @Test
  void nothingReadsSerialisedObjects() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.beans.XMLDecoder")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml.snakeyaml..")
        .check(ALL);
  }

  /**
   * Kernels asks for a class of its own, by a name that stands in its source; what makes a
   * plug-in's module runs the code of the jar that a user has put there.
   */
  @Test
  void nothingLoadsClassesByName() {
    noClasses()
        .that()
        .haveNameNotMatching("dev\\.lacuna\\.(kernel\\.Kernels(\\$.*)?|task\\.PluginModule)")
        .should()
        .callMethodWhere(
            target(nameMatching("forName|loadClass|defineClass|findClass"))
                .and(
                    target(
                        owner(
                            com.tngtech.archunit.base.DescribedPredicate.describe(
                                "a class or its loader",
                                owner ->
                                    owner.isEquivalentTo(Class.class)
                                        || owner.isAssignableTo(ClassLoader.class))))))
        .check(ALL);
  }

  @Test
  void jacksonMakesNoClassThatAFileNames() {
    noClasses()
        .should()
        .callMethodWhere(target(nameMatching(".*[dD]efaultTyping.*|setPolymorphicTypeValidator")))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("com\\.fasterxml\\.jackson\\.annotation\\.Json(TypeInfo|SubTypes).*")
        .check(ALL);
  }
}
