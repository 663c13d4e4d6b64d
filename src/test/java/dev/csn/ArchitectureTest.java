package dev.csn;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInput;
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
          .resideOutsideOfPackages("dev.csn.source.mnist..", "dev.csn.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.csn.source.mnist..");

  @ArchTest
  static final ArchRule onlyVerbsAndReportsKnowWhatDatasetsAreMadeOf =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.csn.source.folder..",
              "dev.csn.source.images..",
              "dev.csn.source.triplets..",
              "dev.csn.source.fonts..",
              "dev.csn.cli..",
              "dev.csn.view.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.csn.source.folder..",
              "dev.csn.source.images..",
              "dev.csn.source.triplets..",
              "dev.csn.source.fonts..");

  @ArchTest
  static final ArchRule whatJudgesAModelDoesNotKnowHowItIsMade =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.csn.attribute..",
              "dev.csn.image..",
              "dev.csn.dataset..",
              "dev.csn.source..",
              "dev.csn.triplet..",
              "dev.csn.gallery..",
              "dev.csn.search..",
              "dev.csn.evaluation..",
              "dev.csn.view.text..",
              "dev.csn.view.projector..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.csn.model..", "dev.csn.training..", "dev.csn.run..");

  /** So that nothing else waits for it to be loaded, and figures can come from another one. */
  @ArchTest
  static final ArchRule onlyOneClassKnowsThePlottingLibrary =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.csn.view.figure.LetsPlot")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jetbrains..", "kotlin..");

  /** So that whoever asks for no index does not wait for it to be loaded. */
  @ArchTest
  static final ArchRule onlyIndexesKnowLucene =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.csn.search.index..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule onlyTheReportKnowsWhatItsPageAndMapsAreMadeWith =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.csn.view.page..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.samskivert..", "tagbio..");

  @ArchTest
  static final ArchRule figuresAreForWhoeverShowsThem =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.csn.view.figure..", "dev.csn.view.page..", "dev.csn.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.csn.view.figure..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsOfClusters =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.csn.cluster..", "dev.csn.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.csn.cluster..");

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

  /** Whatever makes objects or code of names: none of them may come from a file. */
  @ArchTest
  static final ArchRule noFileSaysWhatCodeRuns =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInput.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ClassLoader.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.lang.reflect..",
              "java.beans..",
              "java.rmi..",
              "javax.naming..",
              "javax.script..",
              "javax.tools..")
          .orShould()
          .callMethod(Class.class, "forName", String.class)
          .orShould()
          .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
          .orShould()
          .callMethod(Class.class, "newInstance");

  /** DL4J's and ND4J's own files are Java objects, or JSON that names classes. */
  @ArchTest
  static final ArchRule noFileIsReadByDeeplearning4j =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.deeplearning4j\\..*(Serializer|ModelGuesser)")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j.shade..", "org.nd4j.serde..", "org.nd4j.linalg.io..")
          .orShould()
          .callMethodWhere(
              targetOwner(resideInAnyPackage("org.nd4j..", "org.deeplearning4j.."))
                  .and(target(nameMatching("load|restore.*|read.*|fromJson|fromYaml"))));

  @ArchTest
  static final ArchRule jsonNamesNoClasses =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind.jsontype..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(JsonTypeInfo.class)
          .orShould()
          .callMethodWhere(target(nameMatching(".*DefaultTyping.*")));

  @ArchTest
  static final ArchRule nothingStartsProgramsOrGoesToTheNetwork =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ProcessBuilder.class)
          .orShould()
          .callMethodWhere(
              targetOwner(belongToAnyOf(Runtime.class)).and(target(nameMatching("exec|load.*"))))
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "javax.net..");

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
