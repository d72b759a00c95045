package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nnet.compiler.manual.LibraryEntry;
import nnet.compiler.manual.OperatorEntry;
import nnet.compiler.manual.Slopes;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.resolve.Library;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;

/** What definitions and operators say of themselves, in Markdown. */
final class Descriptions {
  /** Of longer bodies only the signature is shown. */
  private static final int LONGEST = 6;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Descriptions() {}

  static String code(String text) {
    return "```nnet\n" + text + "\n```";
  }

  /** Signature, prose, formula, derivative and example. */
  static String of(Definition definition) {
    LibraryEntry entry = new LibraryEntry(definition);
    List<String> parts = new ArrayList<>();
    boolean formula = definition.body() instanceof Body.Formula;
    String source = entry.source();
    parts.add(code(formula && source.lines().count() <= LONGEST ? source : entry.signature()));
    add(parts, entry.prose());
    if (Library.owns(definition.name().span().file())) {
      Slopes.plain(definition).forEach(slope -> parts.add("Derivative: `" + slope + "`"));
    }
    if (!entry.exampleLines().isBlank()) {
      parts.add("Example:\n" + code(entry.exampleLines().strip()));
    }
    return String.join("\n\n", parts);
  }

  /** How it is called, what it does, and its derivative. */
  static String of(Builtin operator) {
    OperatorEntry entry = new OperatorEntry(operator);
    Documentation documentation = operator.documentation();
    List<String> parts = new ArrayList<>();
    parts.add(code(entry.call()));
    add(parts, documentation.summary());
    if (!documentation.formula().isBlank()) {
      parts.add("`" + documentation.formula() + "`");
    }
    if (!entry.rule().isBlank()) {
      parts.add("Derivative: `" + entry.rule() + "`");
    }
    add(parts, documentation.source());
    return String.join("\n\n", parts);
  }

  /** One line of it, for lists. */
  static String brief(Definition definition) {
    return new LibraryEntry(definition).prose();
  }

  static String signature(Definition definition) {
    return SPACE.matcher(new LibraryEntry(definition).signature()).replaceAll(" ");
  }

  private static void add(List<String> parts, String text) {
    if (!text.isBlank()) {
      parts.add(text);
    }
  }
}
