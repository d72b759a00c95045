package nnet.compiler.lsp;

import static nnet.compiler.lsp.Editor.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request as an editor makes it, over pipes; {@code §} is the cursor. */
class ServerTest {
  private static final String DIGITS =
      """
      network Digits {
          input  image: unit[28, 28]
          target digit: class(10)
          hidden = image -> flatten -> dense(512) -> relu
          output p: simplex(10) = hidden -> dense(10) -> softmax
          loss   = cross_entropy(p, digit)
      }
      """;

  @TempDir Path folder;

  @Test
  void tellsDiagnosticsWithRelatedPlacesAsOneTypes() throws Exception {
    try (Editor editor =
        Editor.with(folder, DIGITS.replace("dense(10) -> softmax", "dense(12) -> softmax§"))) {
      Diagnostic first = editor.diagnostics().getFirst();
      assertThat(first.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
      assertThat(first.getCode().getLeft()).isEqualTo("shape-mismatch");
      assertThat(first.getMessage().getLeft()).contains("simplex(12)").contains("help: ");
      assertThat(first.getRelatedInformation()).isNotEmpty();
      editor.change(DIGITS);
      assertThat(editor.diagnostics()).isEmpty();
    }
  }

  @Test
  void onlyTheLastOfManyVersionsIsTold() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS + "// §")) {
      editor.diagnostics();
      for (int i = 0; i < 20; i++) {
        editor.type("x");
      }
      assertThat(editor.diagnostics()).isEmpty();
      assertThat(editor.published()).isEmpty();
    }
  }

  @Test
  void fixesWhatIsWrong() throws Exception {
    try (Editor editor =
        Editor.with(folder, DIGITS.replace("dense(10) -> softmax", "dense(12) -> softmax"))) {
      CodeAction fix = fixes(editor).getFirst();
      assertThat(fix.getTitle()).isEqualTo("change to 10 units");
      assertThat(fix.getDiagnostics()).hasSize(1);
      assertThat(editor.applied(Objects.requireNonNull(fix.getEdit().getChanges().get(editor.uri))))
          .isEqualTo(DIGITS);
    }
  }

  @Test
  void offersNoFixWhereOtherActionsAreAskedFor() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS.replace("relu", "rellu"))) {
      CodeActionContext saving = new CodeActionContext(List.of());
      saving.setOnly(List.of("source.organizeImports"));
      CodeActionParams params = new CodeActionParams(editor.id(), editor.whole(), saving);
      assertThat(get(editor.server.getTextDocumentService().codeAction(params))).isEmpty();
      assertThat(fixes(editor)).isNotEmpty();
    }
  }

  private static List<CodeAction> fixes(Editor editor) throws Exception {
    CodeActionParams params =
        new CodeActionParams(editor.id(), editor.whole(), new CodeActionContext(List.of()));
    return get(editor.server.getTextDocumentService().codeAction(params)).stream()
        .map(each -> each.getRight())
        .toList();
  }

  @Test
  void hoversWithDocumentationShapesAndParameters() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS.replace("dense(512)", "den§se(512)"))) {
      String text = hover(editor);
      assertThat(text)
          .contains("layer dense(units: int")
          .contains("Keras: Dense")
          .contains("`unit[784]` → `f32[512]` with `n = 784`")
          .contains("401,920 parameters")
          .contains("FLOPs an example")
          .contains("512 values, 2.0 KB an example");
    }
  }

  @Test
  void hoversWithDerivatives() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS.replace("relu", "re§lu"))) {
      assertThat(hover(editor)).contains("Derivative: ");
    }
    try (Editor editor = Editor.with(folder, DIGITS.replace("relu", "softs§ign"))) {
      assertThat(hover(editor)).contains("Derivative: `softsign'(x) = ");
    }
  }

  private static String hover(Editor editor) throws Exception {
    Hover hover =
        get(
            editor
                .server
                .getTextDocumentService()
                .hover(new HoverParams(editor.id(), editor.cursor())));
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  @Test
  void hoversOverNames() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS.replace("hidden ->", "hid§den ->"))) {
      assertThat(hover(editor))
          .contains("hidden: ")
          .contains("[512]")
          .contains("variable of `Digits`");
    }
    try (Editor editor = Editor.with(folder, DIGITS + "§")) {
      assertThat(hover(editor)).isEmpty();
    }
  }

  @Test
  void showsShapesAndParametersBetweenTheLetters() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS)) {
      assertThat(shown(editor))
          .contains("flatten«: unit[784]»")
          .contains("dense(512)«: [512]»« 401,920 params»")
          .contains("softmax«: simplex(10)»");
    }
  }

  @Test
  void hintsCanBeSwitchedOff() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS)) {
      com.google.gson.JsonObject settings =
          com.google.gson.JsonParser.parseString(
                  "{\"nnet\": {\"inlayHints\": {\"parameters\": false}}}")
              .getAsJsonObject();
      editor
          .server
          .getWorkspaceService()
          .didChangeConfiguration(new DidChangeConfigurationParams(settings));
      assertThat(shown(editor)).contains("«: [512]»").doesNotContain("params");
    }
  }

  /** The text with its hints in it. */
  private static String shown(Editor editor) throws Exception {
    List<InlayHint> hints =
        get(
            editor
                .server
                .getTextDocumentService()
                .inlayHint(new InlayHintParams(editor.id(), editor.whole())));
    StringBuilder text = new StringBuilder(editor.text());
    for (InlayHint hint : hints.reversed()) {
      String space = Boolean.TRUE.equals(hint.getPaddingLeft()) ? " " : "";
      text.insert(editor.offset(hint.getPosition()), "«" + space + hint.getLabel().getLeft() + "»");
    }
    return text.toString();
  }

  @Test
  void hintsOutsideOfABrokenStatementStay() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS.replace("-> relu", "-> relu§"))) {
      assertThat(shown(editor)).contains("softmax«: simplex(10)»");
      editor.type(" -> ");
      assertThat(shown(editor))
          .contains("dense(10)«: [10]»« 5,130 params»")
          .contains("softmax«: simplex(10)»");
    }
  }

  @Test
  void completesStagesThatFitTheShape() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS.replace("flatten ->", "§ ->"))) {
      List<CompletionItem> items = completions(editor);
      assertThat(item(items, "flatten").getSortText()).isLessThan("4");
      assertThat(item(items, "conv").getDetail()).isEqualTo("does not take unit[28, 28]");
      assertThat(item(items, "dense").getInsertText()).isEqualTo("dense(${1:units})");
      assertThat(items).extracting(CompletionItem::getLabel).doesNotContain("adam", "mse");
    }
  }

  @Test
  void insertsNoPlacesWhereTheEditorCannotFillThem() throws Exception {
    try (Editor editor = new Editor(folder)) {
      editor.initialize(new InitializeParams());
      editor.open(DIGITS.replace("flatten ->", "§ ->"));
      assertThat(item(completions(editor), "dense").getInsertText()).isEqualTo("dense");
    }
  }

  @Test
  void completesWhatIsNotWrittenToTheEnd() throws Exception {
    try (Editor editor =
        Editor.with(folder, "network N {\n    input x: f32[4]\n    output y = x -> dense(§\n}\n")) {
      List<CompletionItem> items = completions(editor);
      assertThat(item(items, "units").getInsertText()).isEqualTo("units: ");
      assertThat(item(items, "bias").getDetail()).isEqualTo("bias: bool = true");
      assertThat(item(items, "x").getDetail()).isEqualTo("f32[4]");
    }
    try (Editor editor =
        Editor.with(folder, "network N {\n    input x: §\n    output y = x\n}\n")) {
      assertThat(completions(editor))
          .extracting(CompletionItem::getLabel)
          .contains("f32", "unit", "class", "simplex")
          .doesNotContain("category");
    }
  }

  @Test
  void completesValuesOfOptionsStatementsSettingsAndNames() throws Exception {
    assertThat(
            labels(
                "network N {\n    input x: f32[8, 8, 1]\n    y = x -> conv(4, kernel: 3, padding: §)\n}"))
        .startsWith("same", "valid");
    assertThat(labels("network N {\n    §\n}")).contains("input", "output", "loss", "repeat");
    assertThat(labels("§")).contains("network", "train", "record").doesNotContain("input");
    assertThat(labels(DIGITS + "train Digits on D {\n    §\n}")).contains("epochs", "phase");
    assertThat(labels(DIGITS + "train §")).containsExactly("Digits");
    assertThat(labels(DIGITS.replace("cross_entropy(p, digit)", "§")))
        .contains("cross_entropy")
        .startsWith("asymmetric_cross_entropy");
    assertThat(labels(DIGITS + "data D {\n    §\n}\ntrain Digits on D { epochs: 1 }"))
        .startsWith("digit", "image");
  }

  @Test
  void completesColumnsOfFiles() throws Exception {
    Files.writeString(folder.resolve("rows.csv"), "income,House Age,\"price\"\n1,2,3\n");
    assertThat(
            labels(
                "record Row {\n    price: f32\n    §\n}\ndata D { from csv(\"rows.csv\") as Row }"))
        .containsExactly("House_Age", "income");
  }

  private List<String> labels(String marked) throws Exception {
    try (Editor editor = Editor.with(folder, marked)) {
      return completions(editor).stream().map(CompletionItem::getLabel).toList();
    }
  }

  private static List<CompletionItem> completions(Editor editor) throws Exception {
    return get(editor
            .server
            .getTextDocumentService()
            .completion(new CompletionParams(editor.id(), editor.cursor())))
        .getRight()
        .getItems();
  }

  private static CompletionItem item(List<CompletionItem> items, String label) {
    return items.stream().filter(item -> item.getLabel().equals(label)).findFirst().orElseThrow();
  }

  @Test
  void outlinesTheFile() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS)) {
      DocumentSymbol network =
          get(editor
                  .server
                  .getTextDocumentService()
                  .documentSymbol(new DocumentSymbolParams(editor.id())))
              .getFirst()
              .getRight();
      assertThat(network.getName()).isEqualTo("Digits");
      assertThat(network.getDetail()).isEqualTo("network");
      assertThat(network.getChildren())
          .extracting(DocumentSymbol::getName)
          .containsExactly("image", "digit", "p");
    }
  }

  @Test
  void findsDefinitionsAlsoOfTheLibrary() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS.replace("(p, digit)", "(p, di§git)"))) {
      Location location = definition(editor);
      assertThat(editor.at(location.getRange())).isEqualTo("digit");
      assertThat(location.getRange().getStart().getLine()).isEqualTo(2);
    }
    try (Editor editor = Editor.with(folder, DIGITS.replace("dense(512)", "de§nse(512)"))) {
      Location location = definition(editor);
      Path file = Path.of(java.net.URI.create(location.getUri()));
      int line = location.getRange().getStart().getLine();
      assertThat(Files.readAllLines(file).get(line)).startsWith("layer dense(");
      assertThat(Files.isWritable(file) && !"root".equals(System.getProperty("user.name")))
          .isFalse();
    }
  }

  private static Location definition(Editor editor) throws Exception {
    return get(editor
            .server
            .getTextDocumentService()
            .definition(new DefinitionParams(editor.id(), editor.cursor())))
        .getLeft()
        .getFirst();
  }

  @Test
  void findsReferencesAndHighlights() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS.replace("hidden =", "hid§den ="))) {
      ReferenceParams params =
          new ReferenceParams(editor.id(), editor.cursor(), new ReferenceContext(false));
      assertThat(get(editor.server.getTextDocumentService().references(params))).hasSize(1);
      DocumentHighlightParams highlight = new DocumentHighlightParams(editor.id(), editor.cursor());
      List<DocumentHighlight> places =
          List.copyOf(get(editor.server.getTextDocumentService().documentHighlight(highlight)));
      assertThat(places)
          .extracting(place -> editor.at(place.getRange()), DocumentHighlight::getKind)
          .containsExactly(
              tuple("hidden", DocumentHighlightKind.Write),
              tuple("hidden", DocumentHighlightKind.Read));
    }
  }

  @Test
  void renamesAnInputWithTheColumnThatItIsMadeOf() throws Exception {
    String text =
        DIGITS
            + """
            record Row { pixels: f32[28, 28]  kind: class(10) }
            data Scans {
                from npz("a.npz") as Row
                image = pixels
                digit = kind
            }
            train Digits on Scans { epochs: 1 }
            """;
    try (Editor editor = Editor.with(folder, text.replace("image ->", "im§age ->"))) {
      List<TextEdit> edits =
          Objects.requireNonNull(
              get(editor
                      .server
                      .getTextDocumentService()
                      .rename(new RenameParams(editor.id(), editor.cursor(), "scan")))
                  .getChanges()
                  .get(editor.uri));
      assertThat(editor.applied(edits)).isEqualTo(text.replaceAll("\\bimage\\b", "scan"));
      RenameParams taken = new RenameParams(editor.id(), editor.cursor(), "hidden");
      assertThatThrownBy(() -> get(editor.server.getTextDocumentService().rename(taken)))
          .hasCauseInstanceOf(ResponseErrorException.class)
          .hasMessageContaining("there is a `hidden` already");
    }
  }

  @Test
  void formatsByChangingWhiteSpace() throws Exception {
    String messy = DIGITS.replace("    hidden =", "  hidden  =").replace("loss   =", "loss =");
    try (Editor editor = Editor.with(folder, messy)) {
      List<? extends TextEdit> edits =
          get(
              editor
                  .server
                  .getTextDocumentService()
                  .formatting(
                      new DocumentFormattingParams(editor.id(), new FormattingOptions(4, true))));
      assertThat(edits).allSatisfy(edit -> assertThat(edit.getNewText()).isBlank());
      String formatted = editor.applied(edits);
      assertThat(formatted).contains("\n    hidden = image");
      Range line =
          new Range(new org.eclipse.lsp4j.Position(3, 0), new org.eclipse.lsp4j.Position(4, 0));
      List<? extends TextEdit> some =
          get(
              editor
                  .server
                  .getTextDocumentService()
                  .rangeFormatting(
                      new DocumentRangeFormattingParams(
                          editor.id(), new FormattingOptions(4, true), line)));
      assertThat(some).hasSizeLessThanOrEqualTo(edits.size()).isNotEmpty();
    }
  }

  @Test
  void coloursNamesByTheirMeaning() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS)) {
      List<Integer> data =
          get(editor
                  .server
                  .getTextDocumentService()
                  .semanticTokensFull(new SemanticTokensParams(editor.id())))
              .getData();
      List<String> types =
          editor
              .initialize(new InitializeParams())
              .getCapabilities()
              .getSemanticTokensProvider()
              .getLegend()
              .getTokenTypes();
      assertThat(tokens(editor, data, types))
          .contains("Digits class", "image parameter", "unit type", "dense class", "relu function")
          .contains("hidden variable", "cross_entropy function");
    }
  }

  private static List<String> tokens(Editor editor, List<Integer> data, List<String> types) {
    List<String> tokens = new java.util.ArrayList<>();
    int line = 0;
    int column = 0;
    for (int i = 0; i < data.size(); i += 5) {
      column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
      line += data.get(i);
      var start = new org.eclipse.lsp4j.Position(line, column);
      var end = new org.eclipse.lsp4j.Position(line, column + data.get(i + 2));
      tokens.add(editor.at(new Range(start, end)) + " " + types.get(data.get(i + 3)));
    }
    return tokens;
  }

  @Test
  void helpsWithSignatures() throws Exception {
    try (Editor editor =
        Editor.with(folder, DIGITS.replace("dense(512)", "dense(512, bias: tr§ue)"))) {
      SignatureHelp help = signature(editor);
      assertThat(help.getSignatures().getFirst().getLabel())
          .isEqualTo("dense(units: int, bias: bool = true, init: initializer = glorot_uniform)");
      assertThat(help.getActiveParameter()).isEqualTo(1);
    }
    try (Editor editor = Editor.with(folder, DIGITS.replace("(p, digit)", "(p, §"))) {
      assertThat(signature(editor).getActiveParameter()).isEqualTo(1);
    }
  }

  private static SignatureHelp signature(Editor editor) throws Exception {
    return get(
        editor
            .server
            .getTextDocumentService()
            .signatureHelp(new SignatureHelpParams(editor.id(), editor.cursor())));
  }

  @Test
  void foldsAndSelects() throws Exception {
    try (Editor editor = Editor.with(folder, "// one\n// two\n" + DIGITS.replace("512", "51§2"))) {
      List<FoldingRange> folds =
          get(
              editor
                  .server
                  .getTextDocumentService()
                  .foldingRange(new FoldingRangeRequestParams(editor.id())));
      assertThat(folds)
          .extracting(FoldingRange::getStartLine, FoldingRange::getEndLine)
          .contains(org.assertj.core.groups.Tuple.tuple(0, 1))
          .contains(org.assertj.core.groups.Tuple.tuple(2, 7));
      SelectionRange range =
          get(editor
                  .server
                  .getTextDocumentService()
                  .selectionRange(new SelectionRangeParams(editor.id(), List.of(editor.cursor()))))
              .getFirst();
      assertThat(editor.at(range.getRange())).isEqualTo("512");
      assertThat(editor.at(range.getParent().getRange())).isEqualTo("dense(512)");
    }
  }

  @Test
  void lensesTellTotalsAndOfferCommands() throws Exception {
    String text = DIGITS + "train Digits on Scans { epochs: 1 }\n";
    try (Editor editor = Editor.with(folder, text)) {
      List<? extends CodeLens> lenses =
          get(editor.server.getTextDocumentService().codeLens(new CodeLensParams(editor.id())));
      assertThat(lenses)
          .extracting(lens -> lens.getCommand().getTitle())
          .containsExactly("407,050 parameters", "Check", "Graph", "Gradcheck", "Train");
      assertThat(lenses.getLast().getCommand().getCommand()).isEqualTo("nnet.train");
      assertThat(lenses.getLast().getCommand().getArguments()).hasSize(2);
    }
  }

  @Test
  void linksFilesThatAreThere() throws Exception {
    Files.writeString(folder.resolve("rows.csv"), "a\n1\n");
    String text =
        """
        record R { a: f32 }
        data D {
            from csv("rows.csv") as R
            test from csv("none.csv") as R
        }
        """;
    try (Editor editor = Editor.with(folder, text)) {
      assertThat(
              get(
                  editor
                      .server
                      .getTextDocumentService()
                      .documentLink(new DocumentLinkParams(editor.id()))))
          .extracting(link -> editor.at(link.getRange()))
          .containsExactly("rows.csv");
    }
  }

  @Test
  void findsDeclarationsOfOpenFiles() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS)) {
      assertThat(
              get(editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("dig")))
                  .getRight()
                  .stream()
                  .map(symbol -> symbol.getName())
                  .collect(Collectors.toList()))
          .containsExactly("Digits");
    }
  }

  @Test
  void givesTheGraphTheJavaAndTheTotals() throws Exception {
    try (Editor editor = Editor.with(folder, DIGITS)) {
      NetworkQuery query = new NetworkQuery(editor.id(), "Digits");
      GraphRequest.Graph graph = get(editor.server.graph(query));
      assertThat(graph.network()).isEqualTo("Digits");
      assertThat(graph.nodes())
          .filteredOn(node -> node.kind().equals("layer"))
          .extracting(GraphRequest.Node::label)
          .contains("dense(512)", "dense(10)");
      assertThat(graph.nodes())
          .extracting(GraphRequest.Node::label)
          .containsExactly("image", "flatten", "dense(512)", "relu", "dense(10)", "softmax", "p");
      assertThat(graph.nodes().getLast().detail()).isEqualTo("f32[B, 10]");
      assertThat(graph.edges()).hasSize(6).allMatch(edge -> edge.to() == edge.from() + 1);
      assertThat(get(editor.server.java(query)).name()).isEqualTo("Digits.java");
      assertThat(get(editor.server.java(query)).text()).contains("class Digits");
      assertThat(get(editor.server.summary(query)).parameters()).isEqualTo(407_050);
      editor.change(DIGITS.replace("dense(10)", "dense("));
      assertThat(get(editor.server.graph(query))).isNull();
    }
  }

  @Test
  void knowsNothingOfTextsThatAreNotOpen() throws Exception {
    try (Editor editor = new Editor(folder)) {
      editor.initialize(new InitializeParams());
      assertThat(hover(editor)).isEmpty();
      assertThat(fixes(editor)).isEmpty();
    }
  }
}
