package nnet.compiler.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.source.Unreadable;
import nnet.compiler.syntax.Declaration.Import;
import nnet.compiler.syntax.Expression.StringLiteral;
import nnet.compiler.syntax.SyntaxFile;
import nnet.compiler.syntax.parse.Parser;

/** A file with all that it imports, and what that imports: each file is read once. */
public final class Imports {
  private static final int DEEPEST = 64;
  private static final int MOST = 1_000;

  private final SyntaxFile main;
  private final Diagnostics diagnostics;
  private final Map<SourceFile, Reading> before;
  private final Map<SourceFile, Reading> readings = new HashMap<>();
  private final Map<String, SyntaxFile> files = new LinkedHashMap<>();
  private final IdentityHashMap<SourceFile, List<Imported>> imported = new IdentityHashMap<>();

  /** The files of whose imports some are missing. */
  private final Set<SourceFile> incomplete = new HashSet<>();

  /**
   * A file that another one imports.
   *
   * @param by the declaration that says so
   */
  public record Imported(Import by, SyntaxFile file) {
    String address() {
      return file.source().home().address();
    }
  }

  /** A file as it was read, and what is wrong with its grammar. */
  private record Reading(SyntaxFile file, List<Diagnostic> wrong) {
    static Reading of(SourceFile source) {
      Diagnostics wrong = new Diagnostics();
      SyntaxFile file = Parser.parse(source, wrong);
      return new Reading(file, wrong.sorted());
    }
  }

  private Imports(SyntaxFile main, Diagnostics diagnostics, Map<SourceFile, Reading> before) {
    this.main = main;
    this.diagnostics = diagnostics;
    this.before = before;
  }

  /** Reads them; what cannot be read is reported where it is imported. */
  public static Imports of(SyntaxFile main, Diagnostics diagnostics) {
    return of(main, diagnostics, Map.of());
  }

  /**
   * The same for another version of the main file, and sooner: what is the same is not read again.
   */
  public Imports next(SyntaxFile version, Diagnostics found) {
    return of(version, found, readings);
  }

  private static Imports of(
      SyntaxFile main, Diagnostics diagnostics, Map<SourceFile, Reading> before) {
    Imports imports = new Imports(main, diagnostics, before);
    imports.files.put(main.source().home().address(), main);
    imports.read(main, List.of(main));
    return imports;
  }

  /** The file that imports the others. */
  public SyntaxFile main() {
    return main;
  }

  /** All files, the one that imports the others first. */
  public List<SyntaxFile> all() {
    return List.copyOf(files.values());
  }

  /** What a file imports itself, in order. */
  public List<Imported> of(SourceFile file) {
    return imported.getOrDefault(file, List.of());
  }

  /** Whether all that is imported was found. */
  public boolean isComplete() {
    return incomplete.isEmpty();
  }

  /** Whether all that a file imports itself was found. */
  boolean isComplete(SourceFile file) {
    return !incomplete.contains(file);
  }

  /** The declaration of the main file through which another one is imported. */
  public Optional<Import> way(SourceFile to) {
    return of(main.source()).stream()
        .filter(each -> leads(each.file(), to, new HashSet<>()))
        .map(Imported::by)
        .findFirst();
  }

  /**
   * @param seen where it does not lead: files may be imported in more ways than can be gone
   */
  @SuppressWarnings("ReferenceEquality") // each is read once
  private boolean leads(SyntaxFile from, SourceFile to, Set<SourceFile> seen) {
    return from.source() == to
        || (seen.add(from.source())
            && of(from.source()).stream().anyMatch(each -> leads(each.file(), to, seen)));
  }

  /**
   * @param trail how the file came to be read, itself included
   */
  private void read(SyntaxFile file, List<SyntaxFile> trail) {
    List<Imported> own = new ArrayList<>();
    imported.put(file.source(), own);
    List<Import> written =
        file.declarations().stream()
            .flatMap(each -> each instanceof Import one ? Stream.of(one) : Stream.empty())
            .filter(each -> isClosed(each.path()))
            .toList();
    for (int i = 0; i < written.size(); i++) {
      if (trail.size() >= DEEPEST || files.size() >= MOST || i >= MOST) {
        incomplete.add(file.source());
        diagnostics.add(tooMuch(written.get(i)));
        return;
      }
      read(written.get(i), file, own, trail);
    }
  }

  /** Said once of a file, however much there is. */
  private static Diagnostic tooMuch(Import first) {
    return Diagnostic.error(
        Code.TOO_LARGE,
        first.path().span(),
        "imports are at most %d deep and of at most %,d files".formatted(DEEPEST, MOST));
  }

  /** One that is not was reported when it was read. */
  private static boolean isClosed(StringLiteral path) {
    String text = path.span().text();
    return text.length() > 1 && text.endsWith("\"");
  }

  private void read(Import one, SyntaxFile by, List<Imported> own, List<SyntaxFile> trail) {
    SourceFile source;
    try {
      source = by.source().home().open(one.path().value());
    } catch (Unreadable e) {
      incomplete.add(by.source());
      diagnostics.add(unreadable(one.path(), e));
      return;
    }
    String address = source.home().address();
    if (closesCircle(one, address, trail) || isSecond(one, address, own)) {
      return;
    }
    SyntaxFile known = files.get(address);
    SyntaxFile file = known == null ? parsed(source) : known;
    own.add(new Imported(one, file));
    if (known == null) {
      files.put(address, file);
      List<SyntaxFile> more = new ArrayList<>(trail);
      more.add(file);
      read(file, more);
    }
  }

  private SyntaxFile parsed(SourceFile source) {
    Reading last = before.get(source);
    Reading reading = last == null ? Reading.of(source) : last;
    readings.put(source, reading);
    reading.wrong().forEach(diagnostics::add);
    return reading.file();
  }

  private static Diagnostic unreadable(StringLiteral path, Unreadable why) {
    Diagnostic error = Diagnostic.error(Code.BAD_IMPORT, path.span(), why.text()).help(why.help());
    Span quoted = path.span();
    String other = why.other();
    return other == null
        ? error
        : error.fix(
            "change to `" + other + "`",
            new Span(quoted.file(), quoted.start() + 1, quoted.end() - 1),
            other);
  }

  private boolean closesCircle(Import one, String address, List<SyntaxFile> trail) {
    List<String> names = trail.stream().map(file -> file.source().name()).toList();
    for (int i = 0; i < trail.size(); i++) {
      if (trail.get(i).source().home().address().equals(address)) {
        String way = String.join(" → ", names.subList(i, names.size())) + " → " + names.get(i);
        diagnostics.add(
            Diagnostic.error(
                    Code.BAD_IMPORT,
                    one.path().span(),
                    i == trail.size() - 1
                        ? "this file imports itself"
                        : "these files import each other: " + way)
                .help(
                    i == trail.size() - 1
                        ? "leave the import out"
                        : "put what both need into a file of its own, and import that in both"));
        return true;
      }
    }
    return false;
  }

  private boolean isSecond(Import one, String address, List<Imported> own) {
    for (Imported first : own) {
      if (first.address().equals(address)) {
        diagnostics.add(
            Diagnostic.warning(Code.DUPLICATE_NAME, one.span(), "this file is imported twice")
                .label(first.by().span(), "first imported here")
                .fix("leave the second import out", line(one.span()), ""));
        return true;
      }
    }
    return false;
  }

  /** The declaration with the end of its line. */
  private static Span line(Span span) {
    String text = span.file().text();
    int end = span.end();
    return new Span(
        span.file(), span.start(), end < text.length() && text.charAt(end) == '\n' ? end + 1 : end);
  }
}
