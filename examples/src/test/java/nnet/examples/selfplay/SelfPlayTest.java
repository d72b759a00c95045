package nnet.examples.selfplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import nnet.examples.Compiled;
import nnet.examples.SharedData;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.predict.Predictor;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The network of chapter 13 of the course. How it learns from nothing is told and checked by its
 * page.
 */
final class SelfPlayTest {
  private static final Path FILE =
      SharedData.project().resolve("examples/course/13-reinforcement/tictactoe.nnet");

  private static final Model MODEL = Compiled.file(FILE).model();

  @TempDir Path folder;

  /** As anyone has counted them: 255,168 games, of which the first player wins 131,184. */
  @Test
  void theRulesAreThoseOfTicTacToe() {
    assertThat(games(Board.EMPTY, true)).isEqualTo(new Score(131_184, 46_080, 77_904));
  }

  private static Score games(Board board, boolean first) {
    if (board.isOver()) {
      return board.isLost() ? new Score(first ? 0 : 1, 0, first ? 1 : 0) : new Score(0, 1, 0);
    }
    Score all = new Score(0, 0, 0);
    for (int square : board.free()) {
      all = all.and(games(board.play(square), !first));
    }
    return all;
  }

  /** Whoever moves has two in the first row; so has the other in the second. */
  @Test
  void aSearchFindsAWinAndThenADefence() {
    Search search = new Search(new Judge(untrained()), Learning.LOOKS);
    assertThat(search.move(new Board(0b000_000_011, 0b000_011_000))).isEqualTo(2);
    assertThat(search.move(new Board(0b010_000_001, 0b000_011_000))).isEqualTo(5);
  }

  @Test
  void afterTrainingOnTheKeptPositionsItNeverLoses() {
    Training plan = MODEL.schema().training().orElseThrow();
    Weights weights = Weights.initial(MODEL, plan.seed());
    Dataset data = Dataset.fit(MODEL, new DataFiles(FILE.resolveSibling("")), weights);
    new Trainer(MODEL, plan, data, weights, new TrainingListener() {}).train();
    Search search = new Search(new Judge(Predictor.of(MODEL, weights)), Learning.LOOKS);
    assertThat(Score.of(search, Player.random(5), 100).lost()).isZero();
    assertThat(Score.ofAllGames(search).lost()).isZero();
  }

  @Test
  void aRoundOfGamesIsLearnedFrom() throws IOException {
    Learning learning = new Learning(MODEL, folder);
    float[] before = learning.judge().of(Board.EMPTY).policy();
    learning.round(1, 4);
    assertThat(learning.judge().of(Board.EMPTY).policy()).isNotEqualTo(before);
    assertThat(folder.resolve("visits.npy")).exists();
  }

  private Predictor untrained() {
    return Predictor.of(MODEL, Weights.initial(MODEL, 1));
  }
}
