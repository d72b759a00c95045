package nnet.compiler.syntax.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Moves;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.SyntaxFile;

/** A version of a file as it was read: what is written alike in the next one is not read again. */
public final class Parsed {
  private final SyntaxFile syntax;
  private final List<Segment> segments;

  private Parsed(SyntaxFile syntax, List<Segment> segments) {
    this.syntax = syntax;
    this.segments = segments;
  }

  public static Parsed of(SourceFile file, Diagnostics diagnostics) {
    return of(file, Map.of(), diagnostics);
  }

  /** The same as {@link #of}, and sooner. */
  public Parsed next(SourceFile file, Diagnostics diagnostics) {
    Map<Segment.Key, Segment> known = new HashMap<>();
    segments.stream().filter(Segment::sound).forEach(segment -> known.put(segment.key(), segment));
    return of(file, known, diagnostics);
  }

  private static Parsed of(
      SourceFile file, Map<Segment.Key, Segment> known, Diagnostics diagnostics) {
    List<Segment> segments = new ArrayList<>();
    List<Declaration> declarations = new ArrayList<>();
    for (Part part : new TokenReader(file, diagnostics).parts()) {
      Segment.Key key = Segment.Key.of(part, file);
      Segment before = known.get(key);
      Segment segment =
          before == null
              ? Segment.of(part, key, file, diagnostics)
              : before.at(Segment.start(part));
      segments.add(segment);
      declarations.addAll(segment.declarations(file, diagnostics));
    }
    return new Parsed(new SyntaxFile(file, declarations), segments);
  }

  public SyntaxFile syntax() {
    return syntax;
  }

  /** Where the declarations of another version stand that are written alike in this one. */
  public Moves since(Parsed before) {
    Map<Segment.Key, Deque<Segment>> known = new HashMap<>();
    for (Segment segment : before.segments) {
      if (segment.sound()) {
        known.computeIfAbsent(segment.key(), key -> new ArrayDeque<>()).add(segment);
      }
    }
    Moves moves = new Moves(before.syntax.source(), syntax.source());
    for (Segment segment : segments) {
      Deque<Segment> alike = known.get(segment.key());
      if (alike != null && !alike.isEmpty()) {
        Segment from = alike.remove();
        moves.add(from.start(), from.end(), segment.start());
      }
    }
    return moves;
  }
}
