package nnet.compiler.lsp;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** What an editor shows between the letters: it asks for that anew where its own text changes. */
final class Shown {
  private @Nullable LanguageClient client;
  private WorkspaceClientCapabilities abilities = new WorkspaceClientCapabilities();

  void connect(LanguageClient editor) {
    client = editor;
  }

  /** What the editor can be asked to do. */
  void can(@Nullable ClientCapabilities all) {
    if (all != null && all.getWorkspace() != null) {
      abilities = all.getWorkspace();
    }
  }

  /** What is shown was made with other settings, or of other files: the editor is to ask again. */
  void renew() {
    LanguageClient editor = client;
    if (editor == null) {
      return;
    }
    if (abilities.getInlayHint() != null
        && Boolean.TRUE.equals(abilities.getInlayHint().getRefreshSupport())) {
      CompletableFuture<Void> _ = editor.refreshInlayHints();
    }
    if (abilities.getCodeLens() != null
        && Boolean.TRUE.equals(abilities.getCodeLens().getRefreshSupport())) {
      CompletableFuture<Void> _ = editor.refreshCodeLenses();
    }
  }
}
