package nnet.compiler.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.compiler.syntax.Repository;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.junit.jupiter.api.Test;

/** The page of what editors can do is true: each row names tests that exist, no request lacks. */
class EditorFeaturesTest {
  private static final Path ROOT = Repository.root();
  private static final Pattern JAVA_TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern STEP = Pattern.compile("`([.\\w/-]+)` \"([^\"]+)\"");

  /** The cells of the rows about features, the first one in place 1; the last has the proofs. */
  private static List<String[]> rows() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/editor-features.md"));
    return page.substring(0, page.indexOf("\n## Quick fixes"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.contains("| proven by |"))
        .map(line -> line.split("\\|"))
        .toList();
  }

  @Test
  void everyRowIsProven() throws IOException {
    for (String[] row : rows()) {
      List<MatchResult> tests = JAVA_TEST.matcher(row[row.length - 1]).results().toList();
      List<MatchResult> steps = STEP.matcher(row[row.length - 1]).results().toList();
      assertThat(tests.size() + steps.size()).as(row[1]).isPositive();
      assertThat(tests).as(row[1]).allMatch(test -> isTest(test.group(1), test.group(2)));
      assertThat(steps).as(row[1]).allMatch(step -> isStep(step.group(1), step.group(2)));
    }
  }

  private static boolean isTest(String type, String method) {
    try (Stream<Path> paths = Files.walk(ROOT.resolve("compiler/src/test/java"))) {
      return paths
          .filter(path -> path.endsWith(type + ".java"))
          .anyMatch(path -> read(path).contains(" " + method + "("));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isStep(String file, String title) {
    return read(ROOT.resolve(file)).contains(title);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyRequestHasARow() throws IOException {
    TreeSet<String> listed = new TreeSet<>();
    for (String[] row : rows()) {
      Matcher matcher = Pattern.compile("`([\\w/]+/\\w+)`").matcher(row[2]);
      matcher.results().forEach(m -> listed.add(m.group(1)));
    }
    TreeSet<String> answered = new TreeSet<>();
    answered.addAll(requests(TextDocumentService.class, Documents.class));
    answered.addAll(requests(WorkspaceService.class, Folders.class));
    answered.addAll(requests(Server.class, Server.class));
    answered.removeIf(name -> !name.contains("/"));
    assertThat(listed).isEqualTo(answered);
  }

  /** The requests of an interface that a class answers itself. */
  private static List<String> requests(Class<?> service, Class<?> answering) {
    JsonSegment segment = service.getAnnotation(JsonSegment.class);
    List<String> names = new ArrayList<>();
    for (Method method : service.getMethods()) {
      JsonRequest request = method.getAnnotation(JsonRequest.class);
      if (request != null && declares(answering, method)) {
        String name = request.value().isEmpty() ? method.getName() : request.value();
        names.add(segment == null || !request.useSegment() ? name : segment.value() + "/" + name);
      }
    }
    return names;
  }

  private static boolean declares(Class<?> type, Method method) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(own ->
            own.getName().equals(method.getName())
                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
