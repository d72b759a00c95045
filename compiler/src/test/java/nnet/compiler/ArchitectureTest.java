package nnet.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Data flows one way, and each library stays in its own corner. */
class ArchitectureTest {
  private static final String ROOT = "nnet.compiler";

  /**
   * From the text to the screen: a class may use its own package and those of earlier lines.
   * Packages of one line do not know each other. The root package, with the pipeline itself, is
   * {@code ""}.
   */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("source"),
          List.of("diagnostic"),
          List.of("project", "syntax", "type"),
          List.of("graph"),
          List.of("op"),
          List.of("resolve", "derive"),
          List.of("elaborate"),
          List.of("optimize", "plan", "reference"),
          List.of("emit"),
          List.of("gradcheck", "expect", "diagnosis"),
          List.of("trace"),
          List.of(""),
          List.of("manual"),
          List.of("ide"),
          List.of("lsp"),
          List.of("cli"));

  private static final JavaClasses COMPILER =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> everyLayerUsesOnlyEarlierOnes() {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> earlier = new ArrayList<>();
    for (List<String> layer : LAYERS) {
      for (String name : layer) {
        List<String> allowed = new ArrayList<>(earlier);
        allowed.add(pattern(name));
        String title = name.isEmpty() ? "Compiler" : name;
        tests.add(DynamicTest.dynamicTest(title, () -> onlyUses(name, allowed).check(COMPILER)));
      }
      layer.forEach(name -> earlier.add(pattern(name)));
    }
    return tests.stream();
  }

  @Test
  void everyClassHasALayer() {
    String[] known =
        LAYERS.stream().flatMap(List::stream).map(ArchitectureTest::pattern).toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(COMPILER);
  }

  @Test
  void onlyTheCommandLineKnowsCommonsCli() {
    onlyIn("org.apache.commons.cli..", "cli").check(COMPILER);
  }

  @Test
  void onlyEmissionKnowsJavaPoet() {
    onlyIn("com.palantir.javapoet..", "op", "emit").check(COMPILER);
  }

  @Test
  void onlyParsingKnowsAntlr() {
    onlyIn("org.antlr..", "syntax").check(COMPILER);
    onlyIn("nnet.grammar..", "syntax").check(COMPILER);
  }

  @Test
  void theCompilerRunsWithoutTheVectorModule() {
    noClasses().should().dependOnClassesThat().resideInAPackage("jdk.incubator..").check(COMPILER);
  }

  @Test
  void onlyTheServerKnowsItsProtocol() {
    onlyIn("org.eclipse..", "lsp").check(COMPILER);
  }

  @Test
  void theServerAsksNobodyButTheIde() {
    onlyUses(
            "lsp",
            List.of(
                pattern("lsp"),
                pattern("ide"),
                pattern("project"),
                pattern("source"),
                pattern("diagnostic")))
        .check(COMPILER);
  }

  @Test
  void onlyTheEdgesTouchFiles() {
    onlyIn("java.nio.file..", "project", "emit", "lsp", "cli").check(COMPILER);
  }

  private static ArchRule onlyUses(String layer, List<String> allowed) {
    return noClasses()
        .that()
        .resideInAPackage(pattern(layer))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .allowEmptyShould(true);
  }

  private static ArchRule onlyIn(String library, String... layers) {
    String[] inside = Stream.of(layers).map(ArchitectureTest::pattern).toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(inside)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }

  private static String pattern(String layer) {
    return layer.isEmpty() ? ROOT : ROOT + "." + layer + "..";
  }
}
