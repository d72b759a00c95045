package nnet.compiler.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import nnet.compiler.ide.Workspace;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The requests that are about no single text. */
final class Folders implements WorkspaceService {
  private final Workspace workspace;
  private final UserFiles files;
  private final Settings settings;
  private final Shown shown;
  private final Consumer<String> changed;
  private @Nullable LanguageClient client;
  private WorkspaceClientCapabilities abilities = new WorkspaceClientCapabilities();

  /**
   * @param changed is told the address of each file that is another one on the disk
   */
  Folders(
      Workspace workspace,
      UserFiles files,
      Settings settings,
      Shown shown,
      Consumer<String> changed) {
    this.workspace = workspace;
    this.files = files;
    this.settings = settings;
    this.shown = shown;
    this.changed = changed;
  }

  void connect(LanguageClient editor) {
    client = editor;
  }

  /** What the editor can be asked to do. */
  void can(@Nullable ClientCapabilities all) {
    if (all != null && all.getWorkspace() != null) {
      abilities = all.getWorkspace();
    }
  }

  void askSettings() {
    LanguageClient editor = client;
    if (editor == null) {
      return;
    }
    if (Boolean.TRUE.equals(abilities.getConfiguration())) {
      CompletableFuture<Void> _ = settings.ask(editor).thenRun(shown::renew);
    } else {
      shown.renew(); // it has told them by itself
    }
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    settings.read(params.getSettings());
    askSettings();
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    params.getChanges().stream()
        .map(change -> files.address(change.getUri()))
        .filter(address -> workspace.at(address).isEmpty())
        .forEach(changed);
  }

  @Override
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams params) {
    return CompletableFuture.supplyAsync(
        () -> Either.forRight(WorkspaceSymbolsRequest.answer(workspace, files, params.getQuery())));
  }
}
