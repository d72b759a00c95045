package nnet.compiler.syntax.parse;

import java.util.List;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Declaration;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;

/**
 * A part of a file as it was read, at its place.
 *
 * @param read where it stood when it was read
 * @param start where it stands
 * @param sound whether nothing is wrong with it: then it reads alike wherever it stands
 */
record Segment(
    Key key,
    NnetParser.FileContext tree,
    CommonTokenStream tokens,
    int read,
    int start,
    boolean sound) {

  /**
   * What is alike in both is read alike.
   *
   * @param kinds a letter for each token: its type and whether the parser sees it
   */
  record Key(String text, String kinds) {
    static Key of(Part part, SourceFile file) {
      StringBuilder kinds = new StringBuilder();
      for (CommonToken token : part.tokens()) {
        kinds.append((char) (2 * token.getType() + (Words.isVisible(token) ? 1 : 0)));
      }
      int end = part.tokens().isEmpty() ? 0 : part.tokens().getLast().getStopIndex() + 1;
      return new Key(file.text().substring(start(part), end), kinds.toString());
    }
  }

  static int start(Part part) {
    return part.tokens().isEmpty() ? 0 : part.tokens().getFirst().getStartIndex();
  }

  /**
   * @param faults of the tokens, reported already
   */
  static Segment of(
      Part part, Key key, SourceFile file, Diagnostics faults, Diagnostics diagnostics) {
    Diagnostics own = new Diagnostics();
    SyntaxErrors errors = new SyntaxErrors(new Places(file), own);
    CommonTokenStream tokens = new TokenReader(file, own).read(part);
    NnetParser.FileContext tree = Parser.tree(tokens, errors);
    own.sorted().forEach(diagnostics::add);
    int start = start(part);
    boolean sound = !errors.any() && own.sorted().isEmpty() && !isFaulty(start, key, faults);
    return new Segment(key, tree, tokens, start, start, sound);
  }

  private static boolean isFaulty(int start, Key key, Diagnostics faults) {
    return faults.sorted().stream()
        .mapToInt(fault -> fault.span().start())
        .anyMatch(place -> start <= place && place < start + key.text().length());
  }

  Segment at(int place) {
    return new Segment(key, tree, tokens, read, place, sound);
  }

  int end() {
    return start + key.text().length();
  }

  List<Declaration> declarations(SourceFile file, Diagnostics diagnostics) {
    Places places = new Places(file, start - read);
    return new DeclarationBuilder(tree, tokens, places, diagnostics).build();
  }
}
