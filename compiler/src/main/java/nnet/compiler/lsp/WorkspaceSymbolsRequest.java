package nnet.compiler.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Outline;
import nnet.compiler.ide.Workspace;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code workspace/symbol}: what the open files declare. */
final class WorkspaceSymbolsRequest {
  private WorkspaceSymbolsRequest() {}

  static List<WorkspaceSymbol> answer(Workspace workspace, String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    List<WorkspaceSymbol> found = new ArrayList<>();
    for (Document document : workspace.documents()) {
      for (Outline.Entry entry : Outline.of(document.analysis())) {
        if (entry.title().toLowerCase(Locale.ROOT).contains(wanted)) {
          Location location = new Location(document.uri(), Places.range(entry.name()));
          found.add(
              new WorkspaceSymbol(
                  entry.title(), OutlineRequest.kind(entry.kind()), Either.forLeft(location)));
        }
      }
    }
    return found;
  }
}
