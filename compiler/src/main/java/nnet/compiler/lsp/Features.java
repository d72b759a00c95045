package nnet.compiler.lsp;

import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;

/** What the server can do, as it tells an editor. */
final class Features {
  private Features() {}

  static ServerCapabilities all() {
    ServerCapabilities all = new ServerCapabilities();
    all.setTextDocumentSync(TextDocumentSyncKind.Incremental);
    all.setHoverProvider(true);
    all.setDefinitionProvider(true);
    all.setTypeDefinitionProvider(true);
    all.setReferencesProvider(true);
    all.setDocumentHighlightProvider(true);
    all.setDocumentSymbolProvider(true);
    all.setWorkspaceSymbolProvider(true);
    all.setDocumentFormattingProvider(true);
    all.setDocumentRangeFormattingProvider(true);
    all.setFoldingRangeProvider(true);
    all.setSelectionRangeProvider(true);
    all.setInlayHintProvider(true);
    all.setCallHierarchyProvider(true);
    all.setRenameProvider(new RenameOptions(true));
    all.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    all.setCodeLensProvider(new CodeLensOptions(false));
    all.setDocumentLinkProvider(new DocumentLinkOptions(false));
    all.setCompletionProvider(
        new CompletionOptions(false, List.of(">", "(", ",", ":", ".", " ", "\"", "/")));
    all.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",")));
    SemanticTokensWithRegistrationOptions tokens =
        new SemanticTokensWithRegistrationOptions(TokensRequest.legend());
    tokens.setFull(true);
    tokens.setRange(true);
    all.setSemanticTokensProvider(tokens);
    return all;
  }
}
