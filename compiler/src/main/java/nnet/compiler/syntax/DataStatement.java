package nnet.compiler.syntax;

import java.util.List;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement of a {@code data} block. */
public sealed interface DataStatement {
  Span span();

  /**
   * {@code from csv("a.csv") as Row}, {@code test from idx(...)}.
   *
   * @param split {@code test} or {@code validation}, null for the main source
   */
  record From(@Nullable Name split, Expression source, @Nullable Name record, Span span)
      implements DataStatement {}

  /** {@code join csv("weather.csv") as Weather on date}. */
  record Join(Expression source, Name record, Name key, Span span) implements DataStatement {}

  /** {@code order by date}. */
  record OrderBy(Name column, Span span) implements DataStatement {}

  /** {@code group by ticker}. */
  record GroupBy(Name column, Span span) implements DataStatement {}

  /** {@code split random(seed: 7): train 0.7, gap 5, test 0.15}; kind is a name or a call. */
  record Split(Expression kind, List<Share> shares, Span span) implements DataStatement {
    public record Share(Name part, Expression amount, Span span) {}
  }

  /** {@code image = images / 255}. */
  record Column(Name name, @Nullable TypeSyntax type, Expression value, Span span)
      implements DataStatement {}

  /** {@code on_error: skip} and other settings. */
  record Setting(Name name, Expression value, Span span) implements DataStatement {}

  record Broken(Span span) implements DataStatement {}
}
