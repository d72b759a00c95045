package nnet.compiler.lsp;

import static nnet.compiler.lsp.Editor.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that imports others, in an editor; {@code §} is the cursor. */
class ImportsTest {
  private static final String LAYERS =
      """
      /// What all networks here are made of.
      layer hidden(units: int)(x: f32[n]) = x -> dense(units) -> relu
      """;

  private static final String NETWORK =
      """
      import "shared/layers.nnet"

      network Net {
          input x: f32[4]
          output y = x -> hidden(units: 3)
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void layersLieBesideIt() throws IOException {
    Files.createDirectories(folder.resolve("shared"));
    Files.writeString(layers(), LAYERS);
    Files.writeString(folder.resolve("other.nnet"), NETWORK.replace("Net", "Other"));
  }

  private Path layers() {
    return folder.resolve("shared/layers.nnet");
  }

  /** As the server tells of files that are not open. */
  private String real(Path file) throws IOException {
    return file.toRealPath().toUri().toString();
  }

  private static String marked(String before) {
    return NETWORK.replace(before, "§" + before);
  }

  @Test
  void aDefinitionIsInTheOtherFile() throws Exception {
    try (Editor editor = Editor.with(folder, marked("hidden"))) {
      assertThat(editor.diagnostics()).isEmpty();
      Location found = definition(editor).getFirst();
      assertThat(found.getUri()).isEqualTo(real(layers()));
      assertThat(found.getRange().getStart().getLine()).isEqualTo(1);
    }
    try (Editor editor = Editor.with(folder, marked("shared/"))) {
      assertThat(definition(editor).getFirst().getUri()).isEqualTo(real(layers()));
    }
    try (Editor editor = Editor.with(folder, marked("units: 3"))) {
      assertThat(definition(editor).getFirst().getUri()).isEqualTo(real(layers()));
    }
  }

  private static List<? extends Location> definition(Editor editor) throws Exception {
    return get(editor
            .server
            .getTextDocumentService()
            .definition(new DefinitionParams(editor.id(), editor.cursor())))
        .getLeft();
  }

  @Test
  void whatIsImportedIsLinkedHoveredAndProposed() throws Exception {
    try (Editor editor = Editor.with(folder, marked("hidden"))) {
      DocumentLink link =
          get(editor
                  .server
                  .getTextDocumentService()
                  .documentLink(new DocumentLinkParams(editor.id())))
              .getFirst();
      assertThat(link.getTarget()).isEqualTo(real(layers()));
      assertThat(editor.at(link.getRange())).isEqualTo("shared/layers.nnet");
      String hover =
          get(editor
                  .server
                  .getTextDocumentService()
                  .hover(new HoverParams(editor.id(), editor.cursor())))
              .getContents()
              .getRight()
              .getValue();
      assertThat(hover)
          .contains("What all networks here", "Imported from `shared/layers.nnet`")
          .contains("15 parameters");
      editor.change(NETWORK.replace("hidden(units: 3)", "hi§"));
      assertThat(proposed(editor)).contains("hidden");
    }
  }

  @Test
  void thePathsOfImportsAreProposed() throws Exception {
    try (Editor editor = Editor.with(folder, "import \"§\"\n")) {
      assertThat(proposed(editor)).containsExactly("other.nnet", "shared/");
      editor.change("import \"shared/la§\n");
      assertThat(proposed(editor)).containsExactly("layers.nnet");
      editor.change("import \"../§\n");
      assertThat(proposed(editor)).isEmpty();
    }
  }

  private static List<String> proposed(Editor editor) throws Exception {
    return get(
            editor
                .server
                .getTextDocumentService()
                .completion(new CompletionParams(editor.id(), editor.cursor())))
        .getRight()
        .getItems()
        .stream()
        .map(CompletionItem::getLabel)
        .toList();
  }

  @Test
  void referencesAreInAllFilesOfTheProject() throws Exception {
    try (Editor editor = Editor.with(folder, marked("hidden"))) {
      List<? extends Location> found =
          get(
              editor
                  .server
                  .getTextDocumentService()
                  .references(
                      new ReferenceParams(
                          editor.id(), editor.cursor(), new ReferenceContext(true))));
      assertThat(found.stream().map(Location::getUri))
          .containsExactlyInAnyOrder(
              editor.uri, real(layers()), real(folder.resolve("other.nnet")));
    }
  }

  @Test
  void aNameIsChangedInAllFilesOfTheProject() throws Exception {
    try (Editor editor = Editor.with(folder, marked("hidden"))) {
      Map<String, List<TextEdit>> changes = rename(editor, "deep");
      assertThat(changes.keySet())
          .containsExactlyInAnyOrder(
              editor.uri, real(layers()), real(folder.resolve("other.nnet")));
      assertThat(editor.applied(changes.getOrDefault(editor.uri, List.of())))
          .isEqualTo(NETWORK.replace("hidden", "deep"));
      assertThatThrownBy(() -> rename(editor, "Other"))
          .hasMessageContaining("there is a `Other` already in other.nnet");
    }
    try (Editor editor = Editor.with(folder, marked("units: 3"))) {
      assertThat(rename(editor, "width")).hasSize(3);
    }
  }

  private static Map<String, List<TextEdit>> rename(Editor editor, String name) throws Exception {
    return get(editor
            .server
            .getTextDocumentService()
            .rename(new RenameParams(editor.id(), editor.cursor(), name)))
        .getChanges();
  }

  @Test
  void symbolsOfTheWholeProjectAreFound() throws Exception {
    try (Editor editor = Editor.with(folder, NETWORK)) {
      assertThat(symbols(editor, "hid")).containsExactly("hidden");
      assertThat(symbols(editor, "oth")).containsExactly("Other");
    }
  }

  private static List<String> symbols(Editor editor, String query) throws Exception {
    return get(editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams(query)))
        .getRight()
        .stream()
        .map(each -> each.getName())
        .toList();
  }

  @Test
  void aChangeOfAnOpenFileIsSeenByThoseThatImportIt() throws Exception {
    try (Editor editor = Editor.with(folder, NETWORK)) {
      assertThat(editor.diagnostics()).isEmpty();
      String uri = layers().toUri().toString();
      var texts = editor.server.getTextDocumentService();
      texts.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "nnet", 1, LAYERS)));
      assertThat(editor.diagnostics()).isEmpty();
      texts.didChange(
          new DidChangeTextDocumentParams(
              new VersionedTextDocumentIdentifier(uri, 2),
              List.of(new TextDocumentContentChangeEvent(LAYERS.replace("hidden", "hiddem")))));
      Diagnostic unknown = editor.diagnostics().getFirst();
      assertThat(unknown.getCode().getLeft()).isEqualTo("unknown-name");
      assertThat(unknown.getMessage().getLeft()).contains("hiddem");
      texts.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
      assertThat(editor.diagnostics()).isEmpty();
    }
  }

  @Test
  void hintsAreShownAnewWhereAnImportedFileChanges() throws Exception {
    try (Editor editor = Editor.with(folder, NETWORK)) {
      assertThat(editor.diagnostics()).isEmpty();
      Files.writeString(layers(), LAYERS.replace("dense(units)", "dense(units + 2)"));
      tell(editor, FileChangeType.Changed);
      assertThat(List.of(editor.nextAsked(), editor.nextAsked()))
          .containsExactly("hints", "lenses");
      assertThat(hints(editor)).contains("f32[5]");
    }
  }

  private static String hints(Editor editor) throws Exception {
    return get(editor
            .server
            .getTextDocumentService()
            .inlayHint(new InlayHintParams(editor.id(), editor.whole())))
        .toString();
  }

  @Test
  void aChangeOnTheDiskIsSeen() throws Exception {
    try (Editor editor = Editor.with(folder, NETWORK)) {
      assertThat(editor.diagnostics()).isEmpty();
      Files.delete(layers());
      tell(editor, FileChangeType.Deleted);
      assertThat(editor.diagnostics().getFirst().getCode().getLeft()).isEqualTo("bad-import");
      Files.writeString(layers(), LAYERS + "// again\n");
      tell(editor, FileChangeType.Created);
      assertThat(editor.diagnostics()).isEmpty();
    }
  }

  private void tell(Editor editor, FileChangeType what) {
    String uri = layers().toUri().toString();
    editor
        .server
        .getWorkspaceService()
        .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(new FileEvent(uri, what))));
  }

  @Test
  void errorsOfImportedFilesAreToldWhereTheyMatter() throws Exception {
    Files.writeString(layers(), LAYERS + "layer half()(x) {\n    y =\n    return x\n}\n");
    try (Editor editor = Editor.with(folder, NETWORK)) {
      Diagnostic error = editor.diagnostics().getFirst();
      assertThat(editor.at(error.getRange())).isEqualTo("\"shared/layers.nnet\"");
      assertThat(error.getMessage().getLeft()).startsWith("`shared/layers.nnet` has an error: ");
      assertThat(error.getRelatedInformation().getFirst().getLocation().getUri())
          .isEqualTo(real(layers()));
    }
    Files.writeString(layers(), "layer hidden(units: int)(x: f32[n]) = x + zeros([7])\n");
    try (Editor editor = Editor.with(folder, NETWORK)) {
      Diagnostic error = editor.diagnostics().getFirst();
      assertThat(error.getCode().getLeft()).isEqualTo("shape-mismatch");
      assertThat(editor.at(error.getRange())).contains("hidden(units: 3)");
      assertThat(error.getRelatedInformation().getFirst().getLocation().getUri())
          .isEqualTo(real(layers()));
    }
  }
}
