package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.syntax.Declaration.Definition;
import org.jspecify.annotations.Nullable;

/** What all steps of an elaboration told of a file, by its places: put together when asked for. */
final class Findings {
  private final List<Facts> all;
  private final @Nullable Memory memory;
  private @Nullable Findings before;
  private @Nullable Map<String, List<Run>> counted;
  private @Nullable Map<Place, List<Seen>> seen;
  private @Nullable Map<Place, List<Long>> parameters;

  /**
   * @param before of the version before, for what the memory knows of it; or null
   */
  Findings(List<Facts> all, @Nullable Findings before, @Nullable Memory memory) {
    this.all = all;
    this.before = before;
    this.memory = memory;
  }

  /** These, without those of a version before that they rest upon. */
  synchronized Findings settled() {
    if (before != null) {
      seen();
      parameters();
      before = null;
    }
    return this;
  }

  /** The evaluations by the name of what was evaluated. */
  private Map<String, List<Run>> counted() {
    if (counted == null) {
      counted = Facts.counted(all);
    }
    return counted;
  }

  synchronized Map<Place, List<Seen>> seen() {
    if (seen == null) {
      Map<Place, List<Seen>> found = new HashMap<>();
      counted().values().forEach(runs -> runs.forEach(run -> join(run, found)));
      all.forEach(facts -> join(facts.outside, found));
      seen = memory == null || before == null ? found : memory.joined(before.seen(), found);
    }
    return seen;
  }

  private static void join(Run run, Map<Place, List<Seen>> found) {
    run.seen.forEach((place, each) -> found.merge(place, each, Findings::both));
  }

  private static List<Seen> both(List<Seen> first, List<Seen> second) {
    List<Seen> both = new ArrayList<>(first);
    second.stream().filter(each -> !first.contains(each)).forEach(both::add);
    return both;
  }

  synchronized Map<Place, List<Long>> parameters() {
    if (parameters == null) {
      Map<Place, List<Long>> found = new HashMap<>();
      for (List<Run> runs : counted().values()) {
        Map<Place, List<Long>> own = new HashMap<>();
        runs.forEach(run -> own.putAll(run.parameters));
        own.forEach(found::putIfAbsent);
      }
      parameters =
          memory == null || before == null ? found : memory.joined(before.parameters(), found);
    }
    return parameters;
  }

  /** How many parameters a network or layer has in all; 0 where that is not known. */
  synchronized long total(String name) {
    List<Run> runs = counted().get(name);
    return runs == null ? 0 : runs.getLast().total;
  }

  Map<Place, Definition> globals() {
    Map<Place, Definition> globals = new HashMap<>();
    all.forEach(facts -> globals.putAll(facts.globals));
    return globals;
  }
}
