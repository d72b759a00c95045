package nnet.compiler.lsp;

import static nnet.compiler.lsp.Editor.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.SymbolKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which layers use a layer, and which it uses. */
class CallHierarchyTest {
  private static final String TEXT =
      """
      layer inner(units: int)(x: f32[n]) = x -> dense(units) -> relu
      layer outer(units: int)(x: f32[n]) {
          y = x -> inner(units) -> inner(units)
          return y -> dense(1)
      }
      network N {
          input  x: f32[4]
          output y = x -> outer(8) -> inner(2)
      }
      """;

  @TempDir Path folder;

  private Editor editor(String word) throws Exception {
    return Editor.with(folder, TEXT.replaceFirst(word, "§" + word));
  }

  private static CallHierarchyItem item(Editor editor) throws Exception {
    return get(editor
            .server
            .getTextDocumentService()
            .prepareCallHierarchy(new CallHierarchyPrepareParams(editor.id(), editor.cursor())))
        .getFirst();
  }

  private static List<CallHierarchyIncomingCall> into(Editor editor, CallHierarchyItem item)
      throws Exception {
    return get(
        editor
            .server
            .getTextDocumentService()
            .callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)));
  }

  private static List<CallHierarchyOutgoingCall> from(Editor editor, CallHierarchyItem item)
      throws Exception {
    return get(
        editor
            .server
            .getTextDocumentService()
            .callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)));
  }

  @Test
  void anItemIsTheWholeDefinition() throws Exception {
    try (Editor editor = editor("inner")) {
      CallHierarchyItem inner = item(editor);
      assertThat(inner.getKind()).isEqualTo(SymbolKind.Class);
      assertThat(inner.getDetail()).isEqualTo("layer");
      assertThat(editor.at(inner.getSelectionRange())).isEqualTo("inner");
      assertThat(editor.at(inner.getRange())).startsWith("layer inner").endsWith("relu");
    }
  }

  @Test
  void incomingCallsAreTheDefinitionsThatUseIt() throws Exception {
    try (Editor editor = editor("inner")) {
      List<CallHierarchyIncomingCall> calls = into(editor, item(editor));
      assertThat(calls).extracting(call -> call.getFrom().getName()).containsExactly("outer", "N");
      assertThat(calls.getFirst().getFromRanges())
          .hasSize(2)
          .allSatisfy(range -> assertThat(editor.at(range)).isEqualTo("inner"));
    }
  }

  @Test
  void outgoingCallsLeadIntoTheLibrary() throws Exception {
    try (Editor editor = editor("outer")) {
      List<CallHierarchyOutgoingCall> calls = from(editor, item(editor));
      assertThat(calls)
          .extracting(call -> call.getTo().getName())
          .containsExactly("inner", "dense");
      CallHierarchyItem dense = calls.getLast().getTo();
      Path file = Path.of(URI.create(dense.getUri()));
      assertThat(file).hasFileName("layers.nnet");
      int line = dense.getSelectionRange().getStart().getLine();
      assertThat(Files.readAllLines(file).get(line)).startsWith("layer dense(");
    }
  }

  @Test
  void theyGoOnFromTheLibrary() throws Exception {
    try (Editor editor = editor("dense")) {
      CallHierarchyItem dense = item(editor);
      assertThat(into(editor, dense))
          .extracting(call -> call.getFrom().getName())
          .containsExactly("inner", "outer");
      CallHierarchyOutgoingCall used = from(editor, dense).getFirst();
      assertThat(used.getTo().getUri()).endsWith("initializers.nnet");
      Path file = Path.of(URI.create(dense.getUri()));
      assertThat(used.getFromRanges())
          .allSatisfy(range ->
              assertThat(
                      Files.readAllLines(file)
                          .get(range.getStart().getLine())
                          .substring(range.getStart().getCharacter()))
                  .startsWith(used.getTo().getName()));
    }
  }

  @Test
  void whatCallsNothingHasNone() throws Exception {
    try (Editor editor = editor("units")) {
      assertThat(
              get(
                  editor
                      .server
                      .getTextDocumentService()
                      .prepareCallHierarchy(
                          new CallHierarchyPrepareParams(editor.id(), editor.cursor()))))
          .isEmpty();
    }
  }
}
