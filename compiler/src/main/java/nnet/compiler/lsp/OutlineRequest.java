package nnet.compiler.lsp;

import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Outline;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/documentSymbol}. */
final class OutlineRequest {
  private OutlineRequest() {}

  static List<Either<SymbolInformation, DocumentSymbol>> answer(Document document) {
    return Outline.of(document.analysis()).stream()
        .map(entry -> Either.<SymbolInformation, DocumentSymbol>forRight(symbol(entry)))
        .toList();
  }

  private static DocumentSymbol symbol(Outline.Entry entry) {
    DocumentSymbol symbol =
        new DocumentSymbol(
            entry.title().isBlank() ? "?" : entry.title(),
            kind(entry.kind()),
            Places.range(entry.span()),
            Places.range(entry.name()),
            entry.detail());
    symbol.setChildren(entry.children().stream().map(OutlineRequest::symbol).toList());
    return symbol;
  }

  static SymbolKind kind(Outline.Kind kind) {
    return switch (kind) {
      case NETWORK -> SymbolKind.Class;
      case LAYER -> SymbolKind.Class;
      case FUNCTION -> SymbolKind.Function;
      case RECORD -> SymbolKind.Struct;
      case DATA -> SymbolKind.Module;
      case TRAIN -> SymbolKind.Event;
      case TEST -> SymbolKind.Method;
      case PORT -> SymbolKind.Interface;
      case PARAMETER -> SymbolKind.Variable;
      case FIELD -> SymbolKind.Field;
      case LABEL -> SymbolKind.Object;
      case SETTING -> SymbolKind.Property;
    };
  }
}
