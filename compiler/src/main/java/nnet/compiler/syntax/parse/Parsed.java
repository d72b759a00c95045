package nnet.compiler.syntax.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Difference;
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
    int end = file.text().length();
    return of(file, segments(file, 0, end, Map.of(), diagnostics), diagnostics);
  }

  /** The same as {@link #of}, and sooner. */
  public Parsed next(SourceFile file, Diagnostics diagnostics) {
    Kept kept = Kept.of(segments, Difference.of(syntax.source().text(), file.text()));
    Map<Segment.Key, Segment> known = new HashMap<>();
    segments.stream().filter(Segment::sound).forEach(segment -> known.put(segment.key(), segment));
    List<Segment> all = new ArrayList<>(kept.front());
    all.addAll(segments(file, kept.from(), kept.to(file), known, diagnostics));
    all.addAll(kept.back());
    return of(file, all, diagnostics);
  }

  /** Those of a range of the file. */
  private static List<Segment> segments(
      SourceFile file,
      int start,
      int end,
      Map<Segment.Key, Segment> known,
      Diagnostics diagnostics) {
    Diagnostics faults = new Diagnostics();
    List<Part> parts = new TokenReader(file, faults).parts(start, end);
    faults.sorted().forEach(diagnostics::add);
    List<Segment> segments = new ArrayList<>();
    for (Part part : parts) {
      Segment.Key key = Segment.Key.of(part, file);
      Segment before = known.get(key);
      segments.add(
          before == null
              ? Segment.of(part, key, file, faults, diagnostics)
              : before.at(Segment.start(part)));
    }
    return segments;
  }

  private static Parsed of(SourceFile file, List<Segment> segments, Diagnostics diagnostics) {
    List<Declaration> declarations = new ArrayList<>();
    segments.forEach(each -> declarations.addAll(each.declarations(file, diagnostics)));
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
