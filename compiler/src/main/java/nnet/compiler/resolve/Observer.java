package nnet.compiler.resolve;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import org.jspecify.annotations.Nullable;

/**
 * Is told what the expressions of the user's file come to while it is elaborated: for those who
 * explain a file, such as an editor. Library text is not told of.
 */
public interface Observer {
  /** Is told nothing. */
  Observer NONE =
      new Observer() {
        @Override
        public void tensor(Span expression, Tensor tensor) {}

        @Override
        public void value(Span expression, String what) {}

        @Override
        public void global(Span name, Definition definition) {}

        @Override
        public void begins(Definition definition, boolean chosen) {}

        @Override
        public void ends(Map<Span, List<Long>> parameters, long total) {}
      };

  /** An expression is a tensor; once for each time that it is evaluated. */
  void tensor(Span expression, Tensor tensor);

  /** An expression is something else that is known at compile time. */
  void value(Span expression, String what);

  /** A name is that of a definition, of the file or of the library, and of nothing local. */
  void global(Span name, Definition definition);

  /**
   * A network, or another definition by itself, is evaluated until {@link #ends}.
   *
   * @param chosen whether with the options of a training, not with its own defaults
   */
  void begins(Definition definition, boolean chosen);

  /**
   * @param parameters how many parameters each instance has that the text at a place makes
   * @param total how many there are together
   */
  void ends(Map<Span, List<Long>> parameters, long total);

  /** Something was looked up, with this answer. */
  default void asked(Lookup lookup, @Nullable Object answer) {}

  /**
   * A step is due. Who knows already what comes of it, as nothing has changed that it depends on,
   * may tell that and leave the work.
   *
   * @param work gives what is wrong
   */
  default List<Diagnostic> step(
      Step step, Definitions definitions, Supplier<List<Diagnostic>> work) {
    return work.get();
  }
}
