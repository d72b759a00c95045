package nnet.examples.selfplay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.predict.Predictor;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/** Rounds of games against itself, and of training on the positions of the last ones. */
public final class Learning {
  /** How often the search looks, for each move. */
  public static final int LOOKS = 80;

  private static final int ROUNDS_KEPT = 4;

  private final Model model;
  private final Path folder;
  private final Training plan;
  private final Weights weights;
  private final Judge judge;
  private final SelfPlay games;
  private final Deque<List<Position>> rounds = new ArrayDeque<>();

  /**
   * @param folder takes the positions, as the network's data are read from files
   */
  public Learning(Model model, Path folder) {
    this.model = model;
    this.folder = folder;
    this.plan = model.schema().training().orElseThrow();
    this.weights = Weights.initial(model, plan.seed());
    this.judge = new Judge(Predictor.of(model, weights));
    this.games = new SelfPlay(new Search(judge, LOOKS), plan.seed());
  }

  /**
   * @param number of the round: each has another order of the rows
   */
  public void round(int number, int count) throws IOException {
    rounds.addLast(games.play(count));
    if (rounds.size() > ROUNDS_KEPT) {
      rounds.removeFirst();
    }
    Rows.write(rounds.stream().flatMap(List::stream).toList(), folder);
    Dataset data = Dataset.fit(model, new DataFiles(folder), weights);
    Training next = plan.withSeed(plan.seed() + number);
    new Trainer(model, next, data, weights, new TrainingListener() {}).train();
  }

  /** Plays by what has been learned so far. */
  public Judge judge() {
    return judge;
  }

  public Weights weights() {
    return weights;
  }
}
