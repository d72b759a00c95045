package nnet.compiler.lsp;

import java.util.List;
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

  /**
   * @param snippets whether the editor goes from place to place in what it inserts
   */
  static Either<List<CompletionItem>, CompletionList> answer(
      Document document, CompletionParams params, UserFiles files, boolean snippets) {
    int offset = Places.offset(document.source(), params.getPosition());
    List<CompletionItem> items =
        Completions.of(document, offset, new Headers(document.uri(), files)).stream()
            .map(proposal -> item(proposal, snippets))
            .toList();
    return Either.forRight(new CompletionList(false, items));
  }

  private static CompletionItem item(Proposal proposal, boolean snippets) {
    CompletionItem item = new CompletionItem(proposal.name());
    item.setKind(kind(proposal));
    item.setSortText(proposal.rank() + proposal.name());
    if (!proposal.detail().isEmpty()) {
      item.setDetail(proposal.detail());
    }
    if (!proposal.documentation().isEmpty()) {
      item.setDocumentation(
          Either.forRight(new MarkupContent(MarkupKind.MARKDOWN, proposal.documentation())));
    }
    int place = proposal.snippet().indexOf('$');
    boolean snippet = snippets && place >= 0;
    item.setInsertText(snippet || place < 0 ? proposal.snippet() : before(proposal, place));
    item.setInsertTextFormat(snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    return item;
  }

  /** What stands before the first place to fill, without the bracket around the places. */
  private static String before(Proposal proposal, int place) {
    boolean bracket = place > 0 && proposal.snippet().charAt(place - 1) == '(';
    return proposal.snippet().substring(0, bracket ? place - 1 : place);
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
      case FILE -> CompletionItemKind.File;
    };
  }
}
