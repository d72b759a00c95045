package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One evaluation of a network, or of another definition by itself: what its expressions come to.
 */
final class Run {
  /** More uses of one layer than these are not told apart. */
  private static final int MOST = 4;

  /** Whether with the options of a training rather than with its own. */
  final boolean chosen;

  final Map<Place, List<Seen>> seen = new HashMap<>();
  final Map<Place, List<Long>> parameters = new HashMap<>();

  /** How many parameters there are in all. */
  long total;

  Run(boolean chosen) {
    this.chosen = chosen;
  }

  void note(Place expression, Seen what) {
    List<Seen> all = seen.computeIfAbsent(expression, key -> new ArrayList<>(1));
    if (all.size() < MOST && !all.contains(what)) {
      all.add(what);
    }
  }
}
