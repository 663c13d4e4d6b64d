package dev.csn;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Who may know whom: dependencies point towards the data. */
@AnalyzeClasses(packages = "dev.csn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] NATIVE = {"org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."};

  @ArchTest
  static final ArchRule onlyMainKnowsTheCommandLine =
      noClasses()
          .that(not(belongToAnyOf(Main.class)))
          .and()
          .resideOutsideOfPackage("dev.csn.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.csn.cli..");

  @ArchTest
  static final ArchRule nativeArraysStayInModelAndTraining =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.csn.model..", "dev.csn.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(NATIVE);

  @ArchTest
  static final ArchRule onlyItsVerbKnowsThatTheFirstDatasetIsMnist =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.csn.dataset.mnist..", "dev.csn.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.csn.dataset.mnist..");

  @ArchTest
  static final ArchRule onlyItsVerbItsReportAndTheBenchmarkKnowOfFoldersOfImages =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.csn.dataset.images..", "dev.csn.cli..", "dev.csn.render..", "dev.csn.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.csn.dataset.images..");

  @ArchTest
  static final ArchRule whatJudgesAModelDoesNotKnowHowItIsMade =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.csn.dataset..",
              "dev.csn.triplet..",
              "dev.csn.retrieval..",
              "dev.csn.evaluation..",
              "dev.csn.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.csn.model..", "dev.csn.training..", "dev.csn.run..");

  @ArchTest
  static final ArchRule theFoundationsKnowOnlyOneAnother =
      noClasses()
          .that()
          .resideInAnyPackage("dev.csn.error..", "dev.csn.random..", "dev.csn.io..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.csn..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.csn.error..", "dev.csn.random..", "dev.csn.io..")))
                  .as("the rest of csn"));

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("dev.csn.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule randomNumbersComeFromTheSeed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule noFileSaysWhatCodeRuns =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .orShould()
          .callMethod(Class.class, "forName", String.class)
          .orShould()
          .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
          .orShould()
          .callMethod(ClassLoader.class, "loadClass", String.class);

  @ArchTest
  static final ArchRule everyPackageSaysWhatItIsFor = classes().should(resideInADescribedPackage());

  private static ArchCondition<JavaClass> resideInADescribedPackage() {
    return new ArchCondition<>("reside in a package with a package-info.java") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        // In the sources: without annotations, none is compiled.
        Path sources = Path.of("src/main/java", type.getPackageName().split("\\."));
        boolean described = Files.exists(sources.resolve("package-info.java"));
        events.add(
            new SimpleConditionEvent(
                type, described, type.getPackageName() + " has no package-info.java"));
      }
    };
  }
}
