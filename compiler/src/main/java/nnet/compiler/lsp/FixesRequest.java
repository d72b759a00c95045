package nnet.compiler.lsp;

import java.util.List;
import java.util.Map;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Edit;
import nnet.compiler.ide.Fixes;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** {@code textDocument/codeAction}: quick fixes. */
final class FixesRequest {
  private FixesRequest() {}

  static List<Either<Command, CodeAction>> answer(
      Document document, CodeActionParams params, Addresses addresses) {
    if (!isWanted(params.getContext().getOnly())) {
      return List.of();
    }
    return Fixes.of(document.analysis(), Places.span(document.source(), params.getRange())).stream()
        .map(fix -> Either.<Command, CodeAction>forRight(action(fix, document, addresses)))
        .toList();
  }

  /** Editors ask for some kinds of actions only, for example when they save. */
  private static boolean isWanted(@Nullable List<String> kinds) {
    return kinds == null || kinds.isEmpty() || kinds.contains(CodeActionKind.QuickFix);
  }

  private static CodeAction action(Fixes.QuickFix fix, Document document, Addresses addresses) {
    CodeAction action = new CodeAction(fix.fix().title());
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(DiagnosticsNotice.of(fix.diagnostic(), document, addresses)));
    action.setIsPreferred(true);
    Edit edit = new Edit(fix.fix().span(), fix.fix().replacement());
    action.setEdit(new WorkspaceEdit(Map.of(document.uri(), List.of(Places.edit(edit)))));
    return action;
  }
}
