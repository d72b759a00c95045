package nnet.compiler.lsp;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Workspace;
import nnet.compiler.source.Home;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** The requests about one text, each answered in a file of its own. */
final class Documents implements TextDocumentService {
  /** Who types does not wait for errors, and is not shown those of every letter. */
  private static final int PAUSE = 120;

  private final Workspace workspace;
  private final Worker worker;
  private final Worker slow;
  private final Addresses addresses;
  private final UserFiles files;
  private final Settings settings;
  private final Shown shown;
  private final Garbage garbage = new Garbage();
  private @Nullable LanguageClient client;
  private volatile boolean snippets;

  Documents(
      Workspace workspace,
      Worker worker,
      Worker slow,
      Addresses addresses,
      UserFiles files,
      Settings settings,
      Shown shown) {
    this.workspace = workspace;
    this.files = files;
    this.worker = worker;
    this.slow = slow;
    this.addresses = addresses;
    this.settings = settings;
    this.shown = shown;
  }

  void connect(LanguageClient editor) {
    client = editor;
  }

  /** What the editor can do with answers. */
  void can(@Nullable ClientCapabilities all) {
    snippets =
        Optional.ofNullable(all)
            .map(ClientCapabilities::getTextDocument)
            .map(TextDocumentClientCapabilities::getCompletion)
            .map(CompletionCapabilities::getCompletionItem)
            .map(CompletionItemCapabilities::getSnippetSupport)
            .orElse(false);
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    String uri = item.getUri();
    String name = addresses.name(uri);
    Home home = files.home(uri, name);
    publish(workspace.open(uri, name, item.getVersion(), item.getText(), home), 0);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    VersionedTextDocumentIdentifier id = params.getTextDocument();
    workspace
        .document(id.getUri())
        .ifPresent(document -> {
          String text = Texts.changed(document.source().text(), params.getContentChanges());
          workspace
              .change(id.getUri(), id.getVersion(), text)
              .ifPresent(changed -> publish(changed, PAUSE));
        });
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    workspace.close(uri);
    tell(new PublishDiagnosticsParams(uri, List.of()));
    changed(files.address(uri));
  }

  /** A file is another one than before: texts that import it are analysed anew. */
  void changed(String address) {
    List<Document> renewed = workspace.renew(address);
    renewed.forEach(each -> worker.later(each, 0, () -> publish(each)));
    if (!renewed.isEmpty()) {
      shown.renew();
    }
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // what is saved was analysed when it was written
  }

  private void publish(Document document, int pause) {
    worker.later(
        document,
        pause,
        () -> {
          publish(document);
          changed(document.source().home().address());
          garbage.collect();
        });
  }

  private void publish(Document document) {
    PublishDiagnosticsParams found = DiagnosticsNotice.of(document, addresses);
    if (!document.isOutdated()) {
      tell(found);
    }
  }

  private void tell(PublishDiagnosticsParams params) {
    if (client != null) {
      client.publishDiagnostics(params);
    }
  }

  /** About a text that is open; of another one nothing is known. */
  private <R> CompletableFuture<R> ask(
      TextDocumentIdentifier id, R nothing, Function<Document, R> question) {
    return ask(worker, id, nothing, question);
  }

  private <R> CompletableFuture<R> ask(
      Worker by, TextDocumentIdentifier id, R nothing, Function<Document, R> question) {
    return workspace
        .document(id.getUri())
        .map(document -> by.ask(document, question))
        .orElseGet(() -> CompletableFuture.completedFuture(nothing));
  }

  @SuppressWarnings("NullAway") // the protocol's null is an answer
  private <R> CompletableFuture<@Nullable R> askMaybe(
      TextDocumentIdentifier id, Function<Document, @Nullable R> question) {
    return ask(worker, id, null, question);
  }

  /** For what takes long: other answers do not wait for it. */
  @SuppressWarnings("NullAway")
  <R> CompletableFuture<@Nullable R> askSlowly(
      TextDocumentIdentifier id, Function<Document, @Nullable R> question) {
    return ask(slow, id, null, question);
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return askMaybe(params.getTextDocument(), document -> HoverRequest.answer(document, params));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return ask(
        params.getTextDocument(),
        Either.forLeft(List.of()),
        document -> CompletionRequest.answer(document, params, files, snippets));
  }

  @Override
  public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return askMaybe(
        params.getTextDocument(), document -> SignatureRequest.answer(document, params));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return ask(
        params.getTextDocument(),
        Either.forLeft(List.of()),
        document ->
            Either.forLeft(
                NavigationRequests.definition(document, params.getPosition(), addresses)));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      typeDefinition(TypeDefinitionParams params) {
    return ask(
        params.getTextDocument(),
        Either.forLeft(List.of()),
        document ->
            Either.forLeft(
                NavigationRequests.typeDefinition(document, params.getPosition(), addresses)));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean declaration = params.getContext().isIncludeDeclaration();
    return ask(
        params.getTextDocument(),
        List.of(),
        document ->
            NavigationRequests.references(
                document, params.getPosition(), declaration, addresses, files));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return ask(
        params.getTextDocument(),
        List.of(),
        document -> NavigationRequests.highlights(document, params.getPosition()));
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return askMaybe(
        params.getTextDocument(),
        document -> RenameRequest.prepare(document, params.getPosition()));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return ask(
        params.getTextDocument(),
        new WorkspaceEdit(),
        document -> RenameRequest.answer(document, params, addresses, files));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return ask(params.getTextDocument(), List.of(), OutlineRequest::answer);
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return ask(
        params.getTextDocument(),
        List.of(),
        document -> FixesRequest.answer(document, params, addresses));
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return ask(
        params.getTextDocument(),
        List.of(),
        document -> settings.lenses() ? LensRequest.answer(document) : List.of());
  }

  @Override
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    return ask(params.getTextDocument(), List.of(), LinksRequest::answer);
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return ask(params.getTextDocument(), List.of(), FormattingRequest::whole);
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams params) {
    return ask(
        params.getTextDocument(),
        List.of(),
        document -> FormattingRequest.range(document, params.getRange()));
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return ask(
        params.getTextDocument(),
        List.of(),
        document -> HintsRequest.answer(document, params, settings));
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return ask(
        params.getTextDocument(),
        new SemanticTokens(List.of()),
        document -> TokensRequest.answer(document, Places.whole(document.source())));
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
    return ask(
        params.getTextDocument(),
        new SemanticTokens(List.of()),
        document ->
            TokensRequest.answer(document, Places.span(document.source(), params.getRange())));
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return ask(params.getTextDocument(), List.of(), RangeRequests::folded);
  }

  @Override
  public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
    return ask(
        params.getTextDocument(),
        List.of(),
        document -> RangeRequests.selected(document, params.getPositions()));
  }

  @Override
  public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(
      CallHierarchyPrepareParams params) {
    return ask(
        params.getTextDocument(),
        List.of(),
        document -> CallsRequests.prepare(document, params.getPosition(), addresses));
  }

  @Override
  public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
      CallHierarchyIncomingCallsParams params) {
    CallHierarchyItem item = params.getItem();
    return ask(
        asked(item), List.of(), document -> CallsRequests.incoming(document, item, addresses));
  }

  @Override
  public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
      CallHierarchyOutgoingCallsParams params) {
    CallHierarchyItem item = params.getItem();
    return ask(
        asked(item), List.of(), document -> CallsRequests.outgoing(document, item, addresses));
  }

  /** The text that an item came from. */
  private static TextDocumentIdentifier asked(CallHierarchyItem item) {
    return new TextDocumentIdentifier(
        item.getData() instanceof JsonPrimitive uri ? uri.getAsString() : item.getUri());
  }
}
