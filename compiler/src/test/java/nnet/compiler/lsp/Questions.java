package nnet.compiler.lsp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Every request of the server about one place of a text, by its method. */
final class Questions {
  private static final FormattingOptions OPTIONS = new FormattingOptions(4, true);

  private final Map<String, Question> all = new LinkedHashMap<>();

  /** Sends a request. */
  interface Question {
    CompletableFuture<?> ask(Editor.Remote server, TextDocumentIdentifier id, Position at);
  }

  /** A request about texts. */
  private interface AboutText {
    CompletableFuture<?> ask(TextDocumentService texts, TextDocumentIdentifier id, Position at);
  }

  /**
   * @param whole of the text
   * @param item that a call hierarchy is asked for
   */
  Questions(Range whole, List<CallHierarchyItem> item) {
    text("hover", (texts, id, at) -> texts.hover(new HoverParams(id, at)));
    text("completion", (texts, id, at) -> texts.completion(new CompletionParams(id, at)));
    text("signatureHelp", (texts, id, at) -> texts.signatureHelp(new SignatureHelpParams(id, at)));
    text("inlayHint", (texts, id, at) -> texts.inlayHint(new InlayHintParams(id, whole)));
    text(
        "semanticTokens/full",
        (texts, id, at) -> texts.semanticTokensFull(new SemanticTokensParams(id)));
    text(
        "semanticTokens/range",
        (texts, id, at) -> texts.semanticTokensRange(new SemanticTokensRangeParams(id, whole)));
    text(
        "codeAction",
        (texts, id, at) ->
            texts.codeAction(new CodeActionParams(id, whole, new CodeActionContext(List.of()))));
    text("codeLens", (texts, id, at) -> texts.codeLens(new CodeLensParams(id)));
    text("documentSymbol", (texts, id, at) -> texts.documentSymbol(new DocumentSymbolParams(id)));
    text(
        "documentHighlight",
        (texts, id, at) -> texts.documentHighlight(new DocumentHighlightParams(id, at)));
    text("documentLink", (texts, id, at) -> texts.documentLink(new DocumentLinkParams(id)));
    text("definition", (texts, id, at) -> texts.definition(new DefinitionParams(id, at)));
    text(
        "typeDefinition",
        (texts, id, at) -> texts.typeDefinition(new TypeDefinitionParams(id, at)));
    text(
        "references",
        (texts, id, at) ->
            texts.references(new ReferenceParams(id, at, new ReferenceContext(true))));
    text("prepareRename", (texts, id, at) -> texts.prepareRename(new PrepareRenameParams(id, at)));
    text("rename", (texts, id, at) -> texts.rename(new RenameParams(id, at, "other")));
    text("foldingRange", (texts, id, at) -> texts.foldingRange(new FoldingRangeRequestParams(id)));
    text(
        "selectionRange",
        (texts, id, at) -> texts.selectionRange(new SelectionRangeParams(id, List.of(at))));
    text(
        "formatting",
        (texts, id, at) -> texts.formatting(new DocumentFormattingParams(id, OPTIONS)));
    text(
        "rangeFormatting",
        (texts, id, at) ->
            texts.rangeFormatting(new DocumentRangeFormattingParams(id, OPTIONS, whole)));
    text(
        "prepareCallHierarchy",
        (texts, id, at) -> texts.prepareCallHierarchy(new CallHierarchyPrepareParams(id, at)));
    calls(item);
    all.put(
        "workspace/symbol",
        (server, id, at) -> server.getWorkspaceService().symbol(new WorkspaceSymbolParams("net")));
    all.put("nnet/graph", (server, id, at) -> server.graph(new NetworkQuery(id, null)));
    all.put("nnet/summary", (server, id, at) -> server.summary(new NetworkQuery(id, null)));
    all.put("nnet/java", (server, id, at) -> server.java(new NetworkQuery(id, null)));
  }

  private void calls(List<CallHierarchyItem> items) {
    for (CallHierarchyItem item : items) {
      all.put(
          "callHierarchy/incomingCalls",
          (server, id, at) ->
              server
                  .getTextDocumentService()
                  .callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)));
      all.put(
          "callHierarchy/outgoingCalls",
          (server, id, at) ->
              server
                  .getTextDocumentService()
                  .callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)));
    }
  }

  private void text(String request, AboutText question) {
    all.put(
        "textDocument/" + request,
        (server, id, at) -> question.ask(server.getTextDocumentService(), id, at));
  }

  Map<String, Question> all() {
    return all;
  }
}
