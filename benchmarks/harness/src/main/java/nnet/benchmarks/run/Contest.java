package nnet.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Engines that do the same work in turns: A B C, A B C, ... with so many threads. */
final class Contest implements AutoCloseable {
  /** For threads of the engine before to come to rest. */
  private static final long PAUSE = 200;

  /** The share of all times that a product takes. */
  private static final double PRODUCT = 0.2;

  /** The share of nnet's warm-up that an engine takes whose code needs no compiling. */
  private static final double NATIVE = 0.3;

  private final Home home;
  private final Options options;
  private final int threads;
  private final Journal journal;
  private final List<Child> children = new ArrayList<>();
  private final Set<Child> warm = new HashSet<>();

  Contest(Home home, Options options, int threads, Journal journal) {
    this.home = home;
    this.options = options;
    this.threads = threads;
    this.journal = journal;
  }

  void start() throws IOException {
    for (Peer peer : Peers.ALL) {
      Optional<String> classPath = home.classPath(peer.module());
      if (options.wants(peer) && classPath.isEmpty()) {
        journal.missing(peer, "its module could not be built; see benchmarks/target/build.log");
      } else if (options.wants(peer)) {
        start(peer, classPath.orElseThrow());
      }
    }
  }

  private void start(Peer peer, String classPath) throws IOException {
    Path log = home.logs().resolve(peer.name() + ".log");
    Child child = Child.start(peer, classPath, threads, log, options.profile());
    try {
      journal.version(peer, child.ask("version"));
      children.add(child);
    } catch (Failure e) {
      journal.missing(peer, e.reason());
      child.close();
    }
  }

  /** What each engine that can do it took. */
  List<Outcome> run(Item item) throws InterruptedException {
    List<Entrant> entrants = prepared(item);
    String clock = options.cpuTime() ? "cpu-round" : "round";
    for (int i = 0; i < options.rounds(); i++) {
      for (Entrant entrant : List.copyOf(entrants)) {
        Thread.sleep(PAUSE);
        try {
          entrant.turn(clock, nanos(options.seconds(), item));
        } catch (Failure e) {
          journal.failed(entrant.child().peer(), item, e.reason());
          entrants.remove(entrant);
        }
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Entrant entrant : entrants) {
      try {
        outcomes.add(entrant.outcome(threads));
      } catch (Failure e) {
        journal.failed(entrant.child().peer(), item, e.reason());
      }
    }
    return outcomes;
  }

  private List<Entrant> prepared(Item item) {
    List<Entrant> entrants = new ArrayList<>();
    for (Child child : children) {
      try {
        Optional<Entrant> entrant = Entrant.prepare(child, item);
        if (entrant.isPresent()) {
          entrant.get().warmUp(warmUp(child, item));
          entrants.add(entrant.get());
        }
      } catch (Failure e) {
        journal.failed(child.peer(), item, e.reason());
      }
    }
    return entrants;
  }

  /** Processes that are shared by many small workloads are warm after the first. */
  private long warmUp(Child child, Item item) {
    double seconds = options.warmUp() * (child.peer().isNnet() ? 1 : NATIVE);
    return warm.add(child) ? (long) (seconds * 1e9) : nanos(seconds, item);
  }

  private static long nanos(double seconds, Item item) {
    return (long) (seconds * (item.isProduct() ? PRODUCT : 1) * 1e9);
  }

  /** A profile of the one engine there is. */
  String profile(Item item) throws Failure {
    Entrant entrant = Entrant.prepare(children.getFirst(), item).orElseThrow();
    entrant.warmUp((long) (options.warmUp() * 1e9));
    return entrant.profile((long) (options.rounds() * options.seconds() * 1e9));
  }

  @Override
  public void close() {
    children.forEach(Child::close);
  }
}
