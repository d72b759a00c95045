package nnet.runtime.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A {@code train} declaration.
 *
 * @param fullBatch whether each batch is the whole training split ({@code batch: all})
 * @param accumulate batches whose gradients are averaged for one update
 * @param monitor the measure that schedules read; empty for the usual one
 */
public record Training(
    int epochs,
    int batch,
    boolean fullBatch,
    long seed,
    Sampling sampling,
    int accumulate,
    Optional<String> monitor,
    List<Phase> phases,
    Optional<EarlyStopping> earlyStopping,
    Course course) {

  public Training {
    phases = List.copyOf(phases);
  }

  public Training withPhases(List<Phase> other) {
    return with(epochs, batch, fullBatch, seed, other, course);
  }

  public Training withCourse(Course other) {
    return with(epochs, batch, fullBatch, seed, phases, other);
  }

  /** The stages; training without any is one. */
  public List<Stage> stages() {
    return course.stages().isEmpty() ? List.of(new Stage("", 0, this)) : course.stages();
  }

  /** Epochs of all stages. */
  public int totalEpochs() {
    return stages().stream().mapToInt(stage -> stage.plan().epochs()).sum();
  }

  /** The same with other draws. */
  public Training withSeed(long other) {
    Course same = course.map(plan -> plan.withSeed(other));
    return with(epochs, batch, fullBatch, other, phases, same);
  }

  /** The same with so many epochs in each stage. */
  public Training withEpochs(int other) {
    Course same = course.map(plan -> plan.withEpochs(other));
    return with(other, batch, fullBatch, seed, phases, same);
  }

  /**
   * The same with other batches.
   *
   * @param whole whether each is the whole training split
   */
  public Training withBatch(int other, boolean whole) {
    Course same = course.map(plan -> plan.withBatch(other, whole));
    return with(epochs, other, whole, seed, phases, same);
  }

  /** The same for a run of other extent, each stage of it. */
  public Training withExtent(int epochs, int batch, boolean fullBatch, long seed) {
    return withEpochs(epochs).withBatch(batch, fullBatch).withSeed(seed);
  }

  private Training with(
      int epochs, int batch, boolean fullBatch, long seed, List<Phase> phases, Course course) {
    return new Training(
        epochs,
        batch,
        fullBatch,
        seed,
        sampling,
        accumulate,
        monitor,
        phases,
        earlyStopping,
        course);
  }

  /**
   * Which examples an epoch takes, and what each counts for.
   *
   * @param shuffle whether each epoch has an order of its own
   * @param balanced the target whose classes are drawn equally often, with replacement
   */
  public record Sampling(
      boolean shuffle, Optional<String> balanced, Optional<ClassWeights> classWeights) {
    /** Each example once in an epoch. */
    public static Sampling shuffled(boolean shuffle) {
      return new Sampling(shuffle, Optional.empty(), Optional.empty());
    }
  }

  /**
   * What the classes of a target count for in the losses of training.
   *
   * @param state path of the state that takes the weights, one for each class
   * @param given by label; empty for weights that make classes count alike
   */
  public record ClassWeights(String target, String state, Map<String, Double> given) {
    public ClassWeights {
      given = Map.copyOf(given);
    }
  }

  /**
   * Where training begins, in which stages it goes on, and when its state is written down.
   *
   * @param program a fingerprint of all formulas and settings that decide on the result
   * @param renamed paths of the network by those that older files have
   * @param stages one after the other; where there are none, the settings around them are the only
   *     one
   * @param table the runs that all belong to one declaration; empty where it has no variables, and
   *     in all programs of a table but the first
   */
  public record Course(
      String program,
      Optional<Checkpoints> checkpoints,
      Optional<Start> start,
      Map<String, String> renamed,
      List<Stage> stages,
      Optional<TablePlan> table) {
    /** From the initial weights to the end. */
    public static final Course PLAIN =
        new Course("", Optional.empty(), Optional.empty(), Map.of(), List.of(), Optional.empty());

    public Course {
      renamed = Map.copyOf(renamed);
      stages = List.copyOf(stages);
    }

    public Course withProgram(String other) {
      return new Course(other, checkpoints, start, renamed, stages, table);
    }

    public Course withCheckpoints(Checkpoints other) {
      return new Course(program, Optional.of(other), start, renamed, stages, table);
    }

    public Course withStages(List<Stage> other) {
      return new Course(program, checkpoints, start, renamed, other, table);
    }

    public Course withTable(TablePlan other) {
      return new Course(program, checkpoints, start, renamed, stages, Optional.of(other));
    }

    Course map(UnaryOperator<Training> change) {
      return withStages(
          stages.stream().map(stage -> stage.withPlan(change.apply(stage.plan()))).toList());
    }
  }

  /**
   * When the state of training is written down.
   *
   * @param every steps, 0 for never
   * @param minutes 0 for never
   * @param keep how many of the best epochs, by {@code monitor}, 0 for none
   */
  public record Checkpoints(int every, double minutes, int keep, String monitor) {
    /** What is monitored where nothing is said. */
    public static final String MONITOR = "validation.loss";
  }

  /**
   * The weights to begin with.
   *
   * @param into the instance that they are for; empty for the whole network
   */
  public record Start(String file, String into) {}

  /**
   * A part of training with settings of its own.
   *
   * @param firstPhase the number of its first phase among those of all stages
   */
  public record Stage(String name, int firstPhase, Training plan) {
    public Stage withPlan(Training other) {
      return new Stage(name, firstPhase, other);
    }
  }

  /**
   * What one optimizer updates in each step, phases in order on the same batch.
   *
   * @param entry the name of its entry
   * @param ranges of the flat parameter array
   * @param steps updates for each batch
   * @param clipNorm greatest norm of the phase's gradient, 0 for none
   * @param constraint the name of the entry that brings parameters into their bounds after an
   *     update
   */
  public record Phase(
      String name,
      String entry,
      String loss,
      Optimizer optimizer,
      List<Range> ranges,
      int steps,
      double clipNorm,
      Optional<String> constraint) {
    public Phase {
      ranges = List.copyOf(ranges);
    }

    public Phase withRanges(List<Range> other) {
      return new Phase(name, entry, loss, optimizer, other, steps, clipNorm, constraint);
    }
  }

  /**
   * What an optimizer keeps from step to step, and how its options are laid out: those of the first
   * group of parameters, of the second, and so on, then what the schedules keep.
   *
   * @param states of the parameters' layout
   * @param scalars initial values of its scalar states
   * @param options names of what {@link Model#options} computes for one group
   * @param groups of parameters, each with options of its own
   * @param memory initial values of the schedules' states
   * @param average the state that takes the parameters' place in evaluation and prediction
   * @param reduces whether it needs sums over whole parameters
   */
  public record Optimizer(
      String name,
      List<State> states,
      List<Double> scalars,
      List<String> options,
      int groups,
      List<Double> memory,
      Optional<Integer> average,
      boolean reduces) {
    public Optimizer {
      states = List.copyOf(states);
      scalars = List.copyOf(scalars);
      options = List.copyOf(options);
      memory = List.copyOf(memory);
    }
  }

  /**
   * @param initial of every element
   * @param ofParameter whether it begins as a copy of the parameter instead
   */
  public record State(double initial, boolean ofParameter) {}

  /** Floats {@code from} to {@code to}, exclusive, of one group of parameters. */
  public record Range(int from, int to, int group) {}

  /**
   * @param monitor such as {@code validation.loss} or {@code validation.accuracy}
   * @param restore whether the best parameters come back at the end
   */
  public record EarlyStopping(String monitor, int patience, double minDelta, boolean restore) {}
}
