package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nnet.compiler.plan.Arena;

/** What the statements of a method use of what its caller has. */
final class Uses {
  final EnumSet<Arena> arrays = EnumSet.noneOf(Arena.class);
  final TreeSet<Integer> formals = new TreeSet<>();
  final TreeSet<Integer> results = new TreeSet<>();
  final Map<String, String> locals = new LinkedHashMap<>();
  boolean work;
  boolean shared;
  boolean pairs;
  boolean batch;
  boolean draw;

  void addAll(Uses other) {
    arrays.addAll(other.arrays);
    formals.addAll(other.formals);
    results.addAll(other.results);
    work |= other.work;
    shared |= other.shared;
    pairs |= other.pairs;
    batch |= other.batch;
    draw |= other.draw;
  }

  /** The parameters of a method, each as the caller's argument for it. */
  <T> List<T> list(Chooser<T> chooser) {
    List<T> all = new ArrayList<>();
    arrays.forEach(arena -> all.add(chooser.array(arena)));
    formals.forEach(index -> all.add(chooser.formal(index)));
    results.forEach(index -> all.add(chooser.result(index)));
    if (work) {
      all.add(chooser.word("work"));
    }
    if (shared) {
      all.add(chooser.word("shared"));
    }
    if (pairs) {
      all.add(chooser.word("pairs"));
    }
    if (batch) {
      all.add(chooser.word("batch"));
    }
    if (draw) {
      all.add(chooser.word("draw"));
    }
    return all;
  }

  /** What stands for each thing used. */
  interface Chooser<T> {
    T array(Arena arena);

    T formal(int index);

    T result(int index);

    T word(String name);
  }
}
