package dev.csn.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Spark is an engine, and stays where it is. */
@AnalyzeClasses(packages = "dev.csn", importOptions = ImportOption.DoNotIncludeTests.class)
class SparkArchitectureTest {
  private static final String HERE = "dev.csn.spark..";

  @ArchTest
  static final ArchRule nothingElseKnowsSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage(HERE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HERE, "org.apache.spark..", "org.apache.parquet..", "scala..");

  @ArchTest
  static final ArchRule nativeArraysStayInTheModel =
      noClasses()
          .that()
          .resideInAPackage(HERE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");
}
