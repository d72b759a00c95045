package nnet.compiler.lsp;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nnet.compiler.ide.Networks;
import nnet.compiler.source.SourceFile;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that speaks with a server over pipes. In its text {@code §} marks the cursor. */
final class Editor implements AutoCloseable {
  private static final String CURSOR = "§";
  private static final int SECONDS = 30;

  final Remote server;
  final String uri;
  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final PipedOutputStream toServer = new PipedOutputStream();
  private final Thread serving;
  private int version;
  private SourceFile text = new SourceFile("", "");
  private Position cursor = new Position();

  /** What the server has beyond the protocol. */
  interface Remote extends LanguageServer {
    @JsonRequest("nnet/graph")
    CompletableFuture<GraphRequest.Graph> graph(NetworkQuery query);

    @JsonRequest("nnet/java")
    CompletableFuture<Networks.JavaSource> java(NetworkQuery query);

    @JsonRequest("nnet/summary")
    CompletableFuture<Networks.Summary> summary(NetworkQuery query);
  }

  /**
   * @param folder of the text
   */
  Editor(Path folder) throws IOException {
    uri = folder.resolve("net.nnet").toUri().toString();
    PipedInputStream fromServer = new PipedInputStream(1 << 20);
    PipedInputStream serverIn = new PipedInputStream(toServer, 1 << 20);
    PipedOutputStream serverOut = new PipedOutputStream(fromServer);
    StandardFiles standard = new StandardFiles(folder.resolve("cache"));
    serving =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                Connection.serve(standard, serverIn, serverOut);
                serverOut.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Launcher<Remote> launcher =
        new Launcher.Builder<Remote>()
            .setLocalService(new Listener(published, asked))
            .setRemoteInterface(Remote.class)
            .setInput(fromServer)
            .setOutput(toServer)
            .create();
    Future<Void> _ = launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  static Editor with(Path folder, String marked) throws Exception {
    Editor editor = new Editor(folder);
    editor.initialize(ofMost());
    editor.open(marked);
    return editor;
  }

  /** As most editors begin. */
  private static InitializeParams ofMost() {
    CompletionItemCapabilities item = new CompletionItemCapabilities(true);
    TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
    text.setCompletion(new CompletionCapabilities(item));
    WorkspaceClientCapabilities folders = new WorkspaceClientCapabilities();
    folders.setInlayHint(new InlayHintWorkspaceCapabilities(true));
    folders.setCodeLens(new CodeLensWorkspaceCapabilities(true));
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities(folders, text, null));
    return params;
  }

  InitializeResult initialize(InitializeParams params) throws Exception {
    return get(server.initialize(params));
  }

  void open(String marked) {
    take(marked);
    server
        .getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(new TextDocumentItem(uri, "nnet", version, text.text())));
  }

  /** The whole text is another one. */
  void change(String marked) {
    take(marked);
    change(new TextDocumentContentChangeEvent(text.text()));
  }

  /** Types at the cursor. */
  void type(String letters) {
    Position at = cursor;
    int offset = offset(at);
    String before = text.text();
    take(before.substring(0, offset) + letters + CURSOR + before.substring(offset));
    change(new TextDocumentContentChangeEvent(new Range(at, at), letters));
  }

  private void change(TextDocumentContentChangeEvent event) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version), List.of(event)));
  }

  private void take(String marked) {
    int at = marked.indexOf(CURSOR);
    text = new SourceFile("net.nnet", marked.replace(CURSOR, ""));
    cursor = Places.position(text, Math.max(at, 0));
    version++;
  }

  TextDocumentIdentifier id() {
    return new TextDocumentIdentifier(uri);
  }

  Position cursor() {
    return cursor;
  }

  String text() {
    return text.text();
  }

  int offset(Position position) {
    return Places.offset(text, position);
  }

  Range whole() {
    return Places.range(Places.whole(text));
  }

  /** What a range covers. */
  String at(Range range) {
    return Places.span(text, range).text();
  }

  /** The text after changes. */
  String applied(List<? extends TextEdit> edits) {
    StringBuilder result = new StringBuilder(text.text());
    edits.stream()
        .sorted((a, b) -> offset(b.getRange().getStart()) - offset(a.getRange().getStart()))
        .forEach(edit ->
            result.replace(
                offset(edit.getRange().getStart()),
                offset(edit.getRange().getEnd()),
                edit.getNewText()));
    return result.toString();
  }

  /** The diagnostics of the newest version. */
  List<org.eclipse.lsp4j.Diagnostic> diagnostics() throws InterruptedException {
    while (true) {
      PublishDiagnosticsParams next =
          Objects.requireNonNull(published.poll(SECONDS, TimeUnit.SECONDS), "no diagnostics");
      boolean newest = next.getVersion() != null && next.getVersion() == version;
      if (newest && next.getUri().equals(uri)) {
        return next.getDiagnostics();
      }
    }
  }

  /** What the server wants to be asked anew next. */
  String nextAsked() throws InterruptedException {
    return Objects.requireNonNull(asked.poll(SECONDS, TimeUnit.SECONDS), "nothing is to be asked");
  }

  /** The diagnostics that were told so far, in order. */
  List<PublishDiagnosticsParams> published() {
    return List.copyOf(published);
  }

  static <T> T get(CompletableFuture<T> answer) throws Exception {
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /** As when an editor ends: without a word. */
  @Override
  public void close() throws IOException {
    toServer.close();
    if (!ended()) {
      throw new IllegalStateException("the server goes on without an editor");
    }
  }

  private boolean ended() {
    try {
      serving.join(SECONDS * 1000L);
      return !serving.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
