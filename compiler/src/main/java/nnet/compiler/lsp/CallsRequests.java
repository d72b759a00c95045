package nnet.compiler.lsp;

import java.util.List;
import java.util.function.BiFunction;
import nnet.compiler.ide.Analysis;
import nnet.compiler.ide.Calls;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Symbol;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** {@code textDocument/prepareCallHierarchy} and the calls in both directions. */
final class CallsRequests {
  private CallsRequests() {}

  static List<CallHierarchyItem> prepare(
      Document document, Position position, Addresses addresses) {
    int offset = Places.offset(document.source(), position);
    return Calls.at(document.analysis(), offset).stream()
        .map(symbol -> item(symbol, document, addresses))
        .toList();
  }

  /** The item remembers the text that it was asked about: its own may be the library's. */
  private static CallHierarchyItem item(Symbol symbol, Document document, Addresses addresses) {
    Location name = addresses.location(document, symbol.declared());
    CallHierarchyItem item =
        new CallHierarchyItem(
            symbol.name(),
            OutlineRequest.kind(Calls.kind(symbol)),
            name.getUri(),
            Places.range(Calls.whole(symbol)),
            name.getRange());
    item.setDetail(symbol.word());
    item.setData(document.uri());
    return item;
  }

  static List<CallHierarchyIncomingCall> incoming(
      Document document, CallHierarchyItem item, Addresses addresses) {
    return uses(document, item, Calls::into).stream()
        .map(use ->
            new CallHierarchyIncomingCall(item(use.definition(), document, addresses), ranges(use)))
        .toList();
  }

  static List<CallHierarchyOutgoingCall> outgoing(
      Document document, CallHierarchyItem item, Addresses addresses) {
    return uses(document, item, Calls::from).stream()
        .map(use ->
            new CallHierarchyOutgoingCall(item(use.definition(), document, addresses), ranges(use)))
        .toList();
  }

  private static List<Calls.Use> uses(
      Document document,
      CallHierarchyItem item,
      BiFunction<Analysis, Symbol, List<Calls.Use>> direction) {
    Analysis analysis = document.analysis();
    return Calls.named(analysis, item.getName()).stream()
        .flatMap(symbol -> direction.apply(analysis, symbol).stream())
        .toList();
  }

  private static List<Range> ranges(Calls.Use use) {
    return use.places().stream().map(Places::range).toList();
  }
}
