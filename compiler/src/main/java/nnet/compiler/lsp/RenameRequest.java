package nnet.compiler.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Edit;
import nnet.compiler.ide.Everywhere;
import nnet.compiler.ide.Navigation;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** {@code textDocument/prepareRename} and {@code rename}. */
final class RenameRequest {
  private RenameRequest() {}

  static @Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> prepare(
      Document document, Position position) {
    int offset = Places.offset(document.source(), position);
    return Navigation.renamed(document.analysis(), offset)
        .map(span ->
            Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst(
                Places.range(span)))
        .orElse(null);
  }

  static WorkspaceEdit answer(
      Document document, RenameParams params, Addresses addresses, UserFiles files) {
    int offset = Places.offset(document.source(), params.getPosition());
    String name = params.getNewName();
    Everywhere everywhere = Everywhere.of(document.analysis(), offset, files.neighbours(document));
    everywhere
        .refusal(name)
        .ifPresent(reason -> {
          throw new ResponseErrorException(
              new ResponseError(ResponseErrorCode.InvalidParams, reason, null));
        });
    Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
    for (Edit edit : everywhere.renamed(name)) {
      changes
          .computeIfAbsent(addresses.uri(document, edit.span().file()), uri -> new ArrayList<>())
          .add(Places.edit(edit));
    }
    return new WorkspaceEdit(changes);
  }
}
