package nnet.compiler.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nnet.compiler.trace.Trace.Part;
import nnet.compiler.trace.Trace.Pass;

/** A trace for people, as lines of a terminal. */
public final class TraceText {
  private static final String INDENT = "  ";
  private static final int MOST_ELEMENTS = 2;
  private static final int[] TERMS = {8, 6, 4, 3, 2};

  private static final String TITLE = "1;36";
  private static final String SOURCE = "34";
  private static final String NAME = "1";
  private static final String QUIET = "2";

  private final int width;
  private final boolean colour;
  private final boolean full;
  private final StringBuilder text = new StringBuilder();

  private TraceText(int width, boolean colour, boolean full) {
    this.width = width;
    this.colour = colour;
    this.full = full;
  }

  /**
   * @param width columns of the terminal
   * @param full whether every number is written
   */
  public static String of(Trace trace, int width, boolean colour, boolean full) {
    TraceText page = new TraceText(width, colour, full);
    page.text.append(page.paint(NAME, trace.network())).append(": ");
    page.text.append(trace.example()).append('\n');
    trace.passes().forEach(page::pass);
    return page.text.toString();
  }

  private void pass(Pass pass) {
    for (Part part : pass.parts()) {
      if (part.sections().isEmpty()) {
        continue;
      }
      String phase = pass.name().isEmpty() ? "" : ", phase " + pass.name();
      text.append('\n').append(paint(TITLE, part.name().toUpperCase(Locale.ROOT) + phase));
      text.append('\n');
      if (!part.note().isEmpty()) {
        wrapped("", part.note(), "").forEach(line -> row(line, QUIET));
      }
      sections(part.sections(), "");
    }
  }

  private void sections(List<Section> sections, String indent) {
    for (Section section : sections) {
      text.append('\n');
      if (!section.source().isEmpty()) {
        row(indent + section.source(), SOURCE);
      }
      for (Item item : section.items()) {
        switch (item) {
          case Line line -> line(line, indent + INDENT);
          case Block block -> {
            wrapped(indent + INDENT, block.title(), "").forEach(line -> row(line, NAME));
            sections(block.sections(), indent + INDENT + INDENT);
          }
        }
      }
    }
  }

  private void line(Line line, String indent) {
    boolean single = line.size() == 1 && line.rows().size() == 1;
    String value = single ? Decimal.of(line.rows().getFirst().value().get(0)) : "";
    boolean given = line.formula().isEmpty();
    String head = given ? (single ? line.name() + " = " + value : line.name()) : formula(line);
    String shape = line.shape().isEmpty() ? "" : line.shape().toString();
    wrapped(indent, head, shape).forEach(each -> row(each, ""));
    String deeper = indent + INDENT + INDENT;
    if (!line.rule().isEmpty()) {
      wrapped(deeper, "by " + line.rule(), "").forEach(each -> row(each, QUIET));
    }
    boolean told = numbers(line, deeper);
    if (single && !given && !told) {
      row(deeper + "= " + value, "");
    }
    if (!single) {
      new ValueLines(width - deeper.length(), full)
          .of(line)
          .forEach(each -> row(deeper + each, ""));
    }
  }

  private static String formula(Line line) {
    return line.name() + " = " + line.formula();
  }

  /** The formula with numbers for the first elements; whether there is anything to say. */
  private boolean numbers(Line line, String indent) {
    int count = full ? line.size() : Math.min(MOST_ELEMENTS, line.size());
    boolean told = false;
    for (int element = 0; element < count; element++) {
      Optional<String> numbers = numbers(line, element, indent);
      numbers.ifPresent(each -> wrapped(indent, each.strip(), "").forEach(part -> row(part, "")));
      told |= numbers.isPresent();
    }
    return told;
  }

  private Optional<String> numbers(Line line, int element, String indent) {
    double result = line.rows().getFirst().value().get(element);
    String label = line.size() == 1 ? "" : line.element(element) + " ";
    for (int terms : TERMS) {
      Optional<String> right = line.numbers().of(element, full ? Integer.MAX_VALUE : terms);
      if (right.isEmpty()) {
        return Optional.empty();
      }
      String value = Decimal.of(result);
      String all = indent + label + "= " + right.get() + " = " + value;
      if (right.get().equals(value)) {
        return Optional.empty();
      }
      if (full || all.length() < width || terms == TERMS[TERMS.length - 1]) {
        return Optional.of(all);
      }
    }
    throw new IllegalStateException("no number of terms");
  }

  private void row(String line, String style) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    text.append(line, 0, start).append(paint(style, line.substring(start).stripTrailing()));
    text.append('\n');
  }

  private String paint(String style, String part) {
    return colour && !style.isEmpty() && !part.isEmpty()
        ? "\u001b[" + style + "m" + part + "\u001b[0m"
        : part;
  }

  /** Broken at spaces; what follows is indented further. The end stands at the right. */
  private List<String> wrapped(String indent, String words, String end) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    String rest = indent + INDENT + INDENT;
    boolean fresh = true;
    for (String word : words.split(" ", -1)) {
      if (!fresh && line.length() + 1 + word.length() >= width) {
        lines.add(line.toString());
        line = new StringBuilder(rest);
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    if (!end.isEmpty()) {
      int gap = Math.max(3, width - 1 - line.length() - end.length());
      line.append(" ".repeat(Math.min(gap, Math.max(3, 56 - line.length())))).append(end);
    }
    lines.add(line.toString());
    return lines;
  }
}
