package nnet.compiler.lsp;

import static nnet.compiler.lsp.RunningServer.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nnet.compiler.source.SourceFile;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/** Measures the server that users start. */
final class EditorFigures {
  /** The first answer to what is asked after a letter was typed: the text is analysed for it. */
  static final String AFTER_A_CHANGE = "first answer after a change";

  private static final int STARTS = 15;
  private static final int WARM_UP = 300;
  private static final int ROUNDS = 200;

  private final Path project;

  EditorFigures(Path project) {
    this.project = project;
  }

  /** Milliseconds of one kind of request. */
  record Times(List<Double> milliseconds) {
    Times() {
      this(new ArrayList<>());
    }

    double quantile(double share) {
      List<Double> sorted = new ArrayList<>(milliseconds);
      Collections.sort(sorted);
      return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    String text() {
      return String.format(Locale.ROOT, "%.1f | %.1f", quantile(0.5), quantile(0.99));
    }
  }

  /** From the start of the process to the answer to {@code initialize}, in milliseconds. */
  double start() throws Exception {
    awaitCache();
    Times times = new Times();
    for (int i = 0; i < STARTS; i++) {
      long begin = System.nanoTime();
      try (RunningServer server = new RunningServer(project)) {
        server.initialize();
        times.milliseconds.add((System.nanoTime() - begin) / 1e6);
      }
    }
    return times.quantile(0.5);
  }

  /** The launcher makes its cache in the background of the first start after a build. */
  private void awaitCache() throws Exception {
    try (RunningServer server = new RunningServer(project)) {
      server.initialize();
    }
    for (int i = 0; i < 120 && !hasCache(); i++) {
      Thread.sleep(500);
    }
    if (!hasCache()) {
      throw new IllegalStateException("the launcher has no cache");
    }
  }

  private boolean hasCache() {
    Path folder = project.resolve("target/launcher");
    try (DirectoryStream<Path> caches = Files.newDirectoryStream(folder, "*-lsp.aot")) {
      for (Path cache : caches) {
        if (Files.size(cache) > 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is done with texts to see what memory it takes. */
  enum Use {
    /** Each is opened and, once its errors are told, closed. */
    READ,
    /** Each is asked everything about before it is closed. */
    ASKED,
    /** The same, and none is closed. */
    KEPT
  }

  /** The most bytes that a server takes for all these texts. */
  long memory(List<SourceFile> texts, Use use) throws Exception {
    try (RunningServer server = new RunningServer(project)) {
      server.initialize();
      for (SourceFile text : texts) {
        Opened opened = new Opened(server, text);
        server.awaitDiagnostics(opened.uri);
        if (use != Use.READ) {
          for (Questions.Question question : opened.questions().values()) {
            answered(question.ask(server.remote, opened.id(), opened.at));
          }
        }
        if (use != Use.KEPT) {
          opened.close();
        }
      }
      return server.peak();
    }
  }

  /** How long each request takes while a letter is typed and deleted in the middle of a text. */
  Map<String, Times> requests(SourceFile text) throws Exception {
    try (RunningServer server = new RunningServer(project)) {
      server.initialize();
      Opened opened = new Opened(server, text);
      server.awaitDiagnostics(opened.uri);
      Map<String, Questions.Question> questions = opened.questions();
      Map<String, Times> times = new LinkedHashMap<>();
      for (int i = 0; i < WARM_UP + ROUNDS; i++) {
        boolean counted = i >= WARM_UP;
        opened.type(i);
        long begin = System.nanoTime();
        answered(opened.highlight());
        note(times, counted, AFTER_A_CHANGE, begin);
        for (Map.Entry<String, Questions.Question> each : questions.entrySet()) {
          begin = System.nanoTime();
          answered(each.getValue().ask(server.remote, opened.id(), opened.at));
          note(times, counted, each.getKey(), begin);
        }
      }
      return times;
    }
  }

  private static void note(Map<String, Times> times, boolean counted, String name, long begin) {
    if (counted) {
      times
          .computeIfAbsent(name, key -> new Times())
          .milliseconds
          .add((System.nanoTime() - begin) / 1e6);
    }
  }

  /** That something cannot be renamed, say, is an answer too. */
  private static void answered(CompletableFuture<?> answer) throws Exception {
    get(answer.handle((given, refused) -> true));
  }

  /** A text that a server has open. */
  private static final class Opened {
    final String uri;
    final Position at;
    private final RunningServer server;
    private final SourceFile text;
    private int version = 1;

    Opened(RunningServer server, SourceFile text) {
      this.server = server;
      this.text = text;
      uri = Path.of("/", text.name()).toUri().toString();
      int stage = text.text().indexOf("-> ", text.text().length() / 2);
      at = Places.position(text, stage < 0 ? text.text().length() / 2 : stage + 4);
      server
          .remote
          .getTextDocumentService()
          .didOpen(
              new DidOpenTextDocumentParams(
                  new TextDocumentItem(uri, "nnet", version, text.text())));
    }

    TextDocumentIdentifier id() {
      return new TextDocumentIdentifier(uri);
    }

    void close() {
      server.remote.getTextDocumentService().didClose(new DidCloseTextDocumentParams(id()));
    }

    Map<String, Questions.Question> questions() throws Exception {
      List<CallHierarchyItem> items =
          get(
              server
                  .remote
                  .getTextDocumentService()
                  .prepareCallHierarchy(new CallHierarchyPrepareParams(id(), declared())));
      Range whole = Places.range(Places.whole(text));
      return new Questions(whole, items == null ? List.of() : items).all();
    }

    /** The name of the first definition. */
    private Position declared() {
      int line = text.text().lines().toList().indexOf(firstDefinition());
      return new Position(Math.max(line, 0), firstDefinition().indexOf(' ') + 1);
    }

    private String firstDefinition() {
      return text.text()
          .lines()
          .filter(each -> each.startsWith("layer ") || each.startsWith("network "))
          .findFirst()
          .orElse("");
    }

    CompletableFuture<?> highlight() {
      return server
          .remote
          .getTextDocumentService()
          .documentHighlight(new DocumentHighlightParams(id(), at));
    }

    /** A letter, and the next time away with it. */
    void type(int turn) {
      Position behind = new Position(at.getLine(), at.getCharacter() + 1);
      TextDocumentContentChangeEvent event =
          turn % 2 == 0
              ? new TextDocumentContentChangeEvent(new Range(at, at), "e")
              : new TextDocumentContentChangeEvent(new Range(at, behind), "");
      version++;
      server
          .remote
          .getTextDocumentService()
          .didChange(
              new DidChangeTextDocumentParams(
                  new VersionedTextDocumentIdentifier(uri, version), List.of(event)));
    }
  }
}
