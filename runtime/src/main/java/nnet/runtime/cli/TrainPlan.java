package nnet.runtime.cli;

import java.util.Optional;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;

/** The plan of the file with what the command line says instead. */
final class TrainPlan {
  private TrainPlan() {}

  /** The declared one. */
  static Training of(Model model) {
    return model
        .schema()
        .training()
        .orElseThrow(() ->
            new UserError(
                "there is no `train "
                    + model.schema().network()
                    + " on ...` in "
                    + model.schema().source()));
  }

  static Training of(Training declared, Arguments arguments) {
    Training plan = extent(declared, arguments);
    return checkpoints(plan, arguments)
        .map(each -> plan.withCourse(plan.course().withCheckpoints(each)))
        .orElse(plan);
  }

  private static Training extent(Training declared, Arguments arguments) {
    Training plan = declared;
    if (arguments.has("epochs")) {
      plan = plan.withEpochs((int) arguments.whole("epochs", 1, Integer.MAX_VALUE).orElseThrow());
    }
    if (arguments.has("seed")) {
      plan = plan.withSeed(arguments.whole("seed", 0, Long.MAX_VALUE).orElseThrow());
    }
    if (arguments.text("batch").filter("all"::equals).isPresent()) {
      return plan.withBatch(0, true);
    }
    return arguments.has("batch")
        ? plan.withBatch((int) arguments.whole("batch", 1, Integer.MAX_VALUE).orElseThrow(), false)
        : plan;
  }

  /** Each option stands for itself; those that are not given are as in the file. */
  private static Optional<Training.Checkpoints> checkpoints(Training plan, Arguments arguments) {
    Optional<Training.Checkpoints> given = plan.course().checkpoints();
    if (!arguments.has("checkpoint-every")
        && !arguments.has("checkpoint-minutes")
        && !arguments.has("checkpoint-keep")) {
      return given;
    }
    Training.Checkpoints old =
        given.orElse(new Training.Checkpoints(0, 0, 0, Training.Checkpoints.MONITOR));
    return Optional.of(
        new Training.Checkpoints(
            (int) arguments.whole("checkpoint-every", 1, Integer.MAX_VALUE).orElse(old.every()),
            arguments.positive("checkpoint-minutes").orElse(old.minutes()),
            (int) arguments.whole("checkpoint-keep", 1, Integer.MAX_VALUE).orElse(old.keep()),
            arguments.text("checkpoint-monitor").orElse(old.monitor())));
  }
}
