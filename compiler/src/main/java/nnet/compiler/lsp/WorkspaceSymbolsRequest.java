package nnet.compiler.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Outline;
import nnet.compiler.ide.Workspace;
import nnet.compiler.source.SourceFile;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code workspace/symbol}: what the open files declare, and the others of their projects. */
final class WorkspaceSymbolsRequest {
  private WorkspaceSymbolsRequest() {}

  static List<WorkspaceSymbol> answer(Workspace workspace, UserFiles files, String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    List<WorkspaceSymbol> found = new ArrayList<>();
    for (Document document : workspace.documents()) {
      add(Outline.of(document.analysis()), document.uri(), wanted, found);
    }
    for (SourceFile file : files.around(workspace.documents())) {
      String address = file.home().address();
      if (workspace.at(address).isEmpty()) {
        add(Outline.of(file), address, wanted, found);
      }
    }
    return found;
  }

  private static void add(
      List<Outline.Entry> entries, String uri, String wanted, List<WorkspaceSymbol> into) {
    for (Outline.Entry entry : entries) {
      if (entry.title().toLowerCase(Locale.ROOT).contains(wanted)) {
        Location location = new Location(uri, Places.range(entry.name()));
        into.add(
            new WorkspaceSymbol(
                entry.title(), OutlineRequest.kind(entry.kind()), Either.forLeft(location)));
      }
    }
  }
}
