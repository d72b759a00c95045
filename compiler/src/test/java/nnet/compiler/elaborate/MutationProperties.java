package nnet.compiler.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Repository;

/** Whatever is done to a text: it is compiled, or what is wrong is said, within bounds. */
class MutationProperties {
  private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|->|\\S");
  private static final long MOST_NANOSECONDS = 4_000_000_000L;
  private static final List<String> NUMBERS =
      List.of("0", "1", "7", "-3", "2.5", "1e9", "999999999999", "1e-30");

  private static final List<SourceFile> EXAMPLES =
      Repository.files().stream()
          .filter(file -> file.name().startsWith("examples/") || file.name().contains("/std/"))
          .toList();

  enum Kind {
    DELETE,
    DUPLICATE,
    SWAP,
    NUMBER
  }

  record Mutation(Kind kind, int at, int with) {
    void change(List<String> tokens) {
      int place = Math.floorMod(at, tokens.size());
      switch (kind) {
        case DELETE -> tokens.remove(place);
        case DUPLICATE -> tokens.add(place, tokens.get(place));
        case SWAP -> Collections.swap(tokens, place, Math.floorMod(with, tokens.size()));
        case NUMBER -> number(tokens, place);
      }
    }

    /** The next number from here on becomes another. */
    private void number(List<String> tokens, int from) {
      for (int i = from; i < tokens.size(); i++) {
        if (Character.isDigit(tokens.get(i).charAt(0))) {
          tokens.set(i, NUMBERS.get(Math.floorMod(with, NUMBERS.size())));
          return;
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 1_000_000);
    return Combinators.combine(Arbitraries.of(Kind.class), place, place)
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<SourceFile> examples() {
    return Arbitraries.of(EXAMPLES);
  }

  @Property(tries = 400)
  void neverThrows(
      @ForAll("examples") SourceFile example, @ForAll("mutations") List<Mutation> mutations) {
    List<String> tokens =
        new ArrayList<>(TOKEN.matcher(example.text()).results().map(MatchResult::group).toList());
    mutations.forEach(mutation -> mutation.change(tokens));
    SourceFile changed = new SourceFile("changed.nnet", String.join("", tokens));
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    List<Diagnostic> found = Compiler.check(changed, Request.DEFAULT).diagnostics().sorted();
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(took).isLessThan(MOST_NANOSECONDS);
    assertThat(found).allSatisfy(diagnostic -> pointsIntoAText(diagnostic.span(), changed));
  }

  private static void pointsIntoAText(Span span, SourceFile changed) {
    assertThat(span.file().equals(changed) || Library.owns(span.file())).isTrue();
    assertThat(span.start()).isBetween(0, span.file().text().length());
    assertThat(span.end()).isBetween(span.start(), span.file().text().length());
  }
}
