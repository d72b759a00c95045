package nnet.compiler.lsp;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * An editor that keeps what it is told of errors, and answers nothing.
 *
 * @param asked what it is to ask for anew
 */
record Listener(BlockingQueue<PublishDiagnosticsParams> published, BlockingQueue<String> asked)
    implements LanguageClient {
  @Override
  public CompletableFuture<Void> refreshInlayHints() {
    asked.add("hints");
    return CompletableFuture.allOf();
  }

  @Override
  public CompletableFuture<Void> refreshCodeLenses() {
    asked.add("lenses");
    return CompletableFuture.allOf();
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    published.add(diagnostics);
  }

  @Override
  public void showMessage(MessageParams messageParams) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(
      ShowMessageRequestParams requestParams) {
    return CompletableFuture.completedFuture(new MessageActionItem());
  }

  @Override
  public void logMessage(MessageParams message) {}
}
