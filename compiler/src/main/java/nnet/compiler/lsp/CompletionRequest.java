package nnet.compiler.lsp;

import java.util.List;
import java.util.Locale;
import nnet.compiler.ide.Completions;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Proposal;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/completion}. */
final class CompletionRequest {
  private CompletionRequest() {}

  static Either<List<CompletionItem>, CompletionList> answer(
      Document document, CompletionParams params) {
    int offset = Places.offset(document.source(), params.getPosition());
    List<CompletionItem> items =
        Completions.of(document, offset, new Headers(document.uri())).stream()
            .map(CompletionRequest::item)
            .toList();
    return Either.forRight(new CompletionList(false, items));
  }

  private static CompletionItem item(Proposal proposal) {
    CompletionItem item = new CompletionItem(proposal.name());
    item.setKind(kind(proposal));
    item.setSortText(String.format(Locale.ROOT, "%d%s", proposal.rank(), proposal.name()));
    if (!proposal.detail().isEmpty()) {
      item.setDetail(proposal.detail());
    }
    if (!proposal.documentation().isEmpty()) {
      item.setDocumentation(
          Either.forRight(new MarkupContent(MarkupKind.MARKDOWN, proposal.documentation())));
    }
    boolean snippet = proposal.snippet().contains("$");
    item.setInsertText(proposal.snippet());
    item.setInsertTextFormat(snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    return item;
  }

  private static CompletionItemKind kind(Proposal proposal) {
    return switch (proposal.kind()) {
      case KEYWORD -> CompletionItemKind.Keyword;
      case LAYER -> CompletionItemKind.Class;
      case FUNCTION -> CompletionItemKind.Function;
      case NETWORK -> CompletionItemKind.Module;
      case VARIABLE -> CompletionItemKind.Variable;
      case OPTION, SETTING -> CompletionItemKind.Property;
      case TYPE -> CompletionItemKind.TypeParameter;
      case FIELD -> CompletionItemKind.Field;
      case WORD -> CompletionItemKind.EnumMember;
    };
  }
}
