package nnet.compiler.syntax.parse;

import java.util.List;
import nnet.compiler.source.Difference;
import nnet.compiler.source.SourceFile;

/**
 * What of a version of a file need not even be looked at in the next one: the parts that stand
 * before a change and those behind it, as long as nothing is wrong with them. The nearest one on
 * either side is looked at again, as where a part begins and ends depends on what is beside it.
 *
 * @param front where they stood
 * @param from where what follows the front begins
 * @param back where they stand now
 */
record Kept(List<Segment> front, int from, List<Segment> back) {

  static Kept of(List<Segment> all, Difference change) {
    int front = 0;
    while (front < all.size() && isBefore(all.get(front), change)) {
      front++;
    }
    int back = all.size();
    while (back > front && isBehind(all.get(back - 1), change)) {
      back--;
    }
    int first = Math.max(0, front - 1);
    int last = Math.min(all.size(), back + 1);
    return new Kept(
        all.subList(0, first),
        first == 0 ? 0 : all.get(first).start(),
        all.subList(last, all.size()).stream()
            .map(segment -> segment.at(segment.start() + change.shift()))
            .toList());
  }

  private static boolean isBefore(Segment segment, Difference change) {
    return segment.sound() && segment.end() < change.start();
  }

  private static boolean isBehind(Segment segment, Difference change) {
    return segment.sound() && segment.start() > change.before();
  }

  /** Where the back begins in the new version of the file. */
  int to(SourceFile file) {
    return back.isEmpty() ? file.text().length() : back.getFirst().start();
  }
}
