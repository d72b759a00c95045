package nnet.compiler.lsp;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import nnet.compiler.ide.Networks;
import nnet.compiler.ide.Workspace;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The language server of {@code .nnet} files. */
public final class Server implements LanguageServer, LanguageClientAware {
  /** No editor waits longer for the end. */
  private static final int PATIENCE = 10;

  private final Workspace workspace = new Workspace();
  private final Worker worker = new Worker();

  /** For what takes longer than a user who types may be kept waiting. */
  private final Worker slow = new Worker();

  private final Settings settings = new Settings();
  private final Shown shown = new Shown();
  private final Documents documents;
  private final UserFiles files = new UserFiles(workspace);
  private final Folders folders;
  private final Runnable leave;

  /**
   * @param leave what is done when the editor wants no more of it
   */
  Server(StandardFiles standard, Runnable leave) {
    this.leave = leave;
    Addresses addresses = new Addresses(standard, workspace);
    documents = new Documents(workspace, worker, slow, addresses, files, settings, shown);
    folders = new Folders(workspace, files, settings, shown, documents::changed);
  }

  @Override
  public void connect(LanguageClient client) {
    documents.connect(client);
    folders.connect(client);
    shown.connect(client);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    settings.read(params.getInitializationOptions());
    folders.can(params.getCapabilities());
    documents.can(params.getCapabilities());
    shown.can(params.getCapabilities());
    return CompletableFuture.completedFuture(
        new InitializeResult(Features.all(), new ServerInfo("nnet")));
  }

  @Override
  public void initialized(InitializedParams params) {
    folders.askSettings();
  }

  /** What was asked before is answered before. */
  @Override
  public CompletableFuture<Object> shutdown() {
    return worker.last(JsonObject::new);
  }

  /** Nothing more is answered. */
  void stop() {
    worker.stop();
    slow.stop();
  }

  @Override
  public void exit() {
    Future<?> _ =
        worker
            .last(JsonObject::new)
            .completeOnTimeout(new JsonObject(), PATIENCE, SECONDS)
            .thenRun(leave);
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // the editor traces messages itself
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return folders;
  }

  @JsonRequest("nnet/graph")
  public CompletableFuture<GraphRequest.Graph> graph(NetworkQuery query) {
    return documents.askSlowly(
        query.textDocument(), document -> GraphRequest.answer(document, query));
  }

  @JsonRequest("nnet/java")
  public CompletableFuture<Networks.JavaSource> java(NetworkQuery query) {
    return documents.askSlowly(
        query.textDocument(), document -> NetworkRequests.java(document, query));
  }

  @JsonRequest("nnet/summary")
  public CompletableFuture<Networks.Summary> summary(NetworkQuery query) {
    return documents.askSlowly(
        query.textDocument(), document -> NetworkRequests.summary(document, query));
  }
}
