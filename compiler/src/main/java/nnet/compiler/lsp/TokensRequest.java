package nnet.compiler.lsp;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Token;
import nnet.compiler.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** {@code textDocument/semanticTokens}: names by what they mean. */
final class TokensRequest {
  private static final int DECLARED = 1;
  private static final int LIBRARY = 2;

  private TokensRequest() {}

  static SemanticTokensLegend legend() {
    List<String> types = new ArrayList<>();
    for (Token.Kind kind : Token.Kind.values()) {
      types.add(type(kind));
    }
    return new SemanticTokensLegend(
        types, List.of(SemanticTokenModifiers.Declaration, SemanticTokenModifiers.DefaultLibrary));
  }

  private static String type(Token.Kind kind) {
    return switch (kind) {
      case NETWORK -> SemanticTokenTypes.Class;
      case LAYER -> SemanticTokenTypes.Class;
      case FUNCTION -> SemanticTokenTypes.Function;
      case RECORD -> SemanticTokenTypes.Struct;
      case FIELD -> SemanticTokenTypes.Property;
      case OPTION -> SemanticTokenTypes.Parameter;
      case TENSOR -> SemanticTokenTypes.Parameter;
      case SIZE -> SemanticTokenTypes.TypeParameter;
      case PARAMETER -> SemanticTokenTypes.Property;
      case VARIABLE -> SemanticTokenTypes.Variable;
      case TYPE -> SemanticTokenTypes.Type;
    };
  }

  static SemanticTokens answer(Document document, Span range) {
    List<Integer> data = new ArrayList<>();
    Position last = new Position(0, 0);
    for (Token token : Token.of(document.analysis(), range)) {
      Position start = Places.position(document.source(), token.span().start());
      boolean sameLine = start.getLine() == last.getLine();
      data.add(start.getLine() - last.getLine());
      data.add(start.getCharacter() - (sameLine ? last.getCharacter() : 0));
      data.add(token.span().end() - token.span().start());
      data.add(token.kind().ordinal());
      data.add((token.declared() ? DECLARED : 0) + (token.library() ? LIBRARY : 0));
      last = start;
    }
    return new SemanticTokens(data);
  }
}
