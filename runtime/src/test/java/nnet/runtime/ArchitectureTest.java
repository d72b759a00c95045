package nnet.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prediction needs nothing but Java, and each library stays in its own corner. */
class ArchitectureTest {
  private static final JavaClasses RUNTIME =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("nnet.runtime");

  /** These packages go into a program that only predicts. */
  @Test
  void predictionNeedsNoLibrary() {
    String[] prediction = {
      "nnet.runtime.kernel..",
      "nnet.runtime.model..",
      "nnet.runtime.random..",
      "nnet.runtime.parallel.."
    };
    String[] java = {"java..", "jdk.incubator.vector..", "org.jspecify.annotations.."};
    classes()
        .that()
        .resideInAnyPackage(prediction)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(concatenated(prediction, java))
        .allowEmptyShould(true)
        .check(RUNTIME);
  }

  @ParameterizedTest
  @CsvSource({
    "jdk.incubator.., kernel.vector",
    "org.jfree.., plot",
    "org.apache.batik.., plot",
    "de.siegmar.fastcsv.., data",
    "me.tongfei.progressbar.., progress",
  })
  void eachLibraryIsKnownToOnePackage(String library, String home) {
    onlyIn(library, "nnet.runtime." + home + "..");
  }

  @Test
  void jsonIsReadAndWrittenWithTheFiles() {
    onlyIn("tools.jackson..", "nnet.runtime.io..", "nnet.runtime.data..");
  }

  /** Whoever adds a package says so in {@code module-info.java}. */
  @Test
  void theModuleExportsEveryPackage() throws Exception {
    URL place = Model.class.getProtectionDomain().getCodeSource().getLocation();
    ModuleDescriptor module =
        ModuleFinder.of(Path.of(place.toURI())).find("nnet.runtime").orElseThrow().descriptor();
    Set<String> exported =
        module.exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toCollection(TreeSet::new));
    exported.add("nnet.runtime");
    assertThat(exported).isEqualTo(new TreeSet<>(module.packages()));
  }

  private void onlyIn(String library, String... homes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true)
        .check(RUNTIME);
  }

  private static String[] concatenated(String[] first, String[] second) {
    return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
