package nnet.examples.selfplay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import nnet.runtime.model.Model;

/**
 * The network of {@code examples/course/13-reinforcement/tictactoe.nnet} learns from nothing but
 * the rules. Its jar is on the class path:
 *
 * <pre>{@code
 * ./nnet compile examples/course/13-reinforcement/tictactoe.nnet -o tictactoe.jar
 * java -cp tictactoe.jar examples/src/main/java/nnet/examples/selfplay/LearnTicTacToe.java runs/tictactoe
 * }</pre>
 */
public final class LearnTicTacToe {
  private static final int ROUNDS = 8;
  private static final int GAMES = 100;
  private static final int GAMES_AGAINST_CHANCE = 1000;

  private LearnTicTacToe() {}

  /** Takes the folder for positions and weights. */
  public static void main(String[] args) throws IOException {
    Model model = ServiceLoader.load(Model.class).findFirst().orElseThrow();
    Path folder = Files.createDirectories(Path.of(args[0]));
    Learning learning = new Learning(model, folder);
    Search search = new Search(learning.judge(), Learning.LOOKS);
    System.out.println("             games against chance    all games there can be");
    System.out.println("               won  drawn   lost       won  drawn   lost");
    tell("untrained", learning.judge());
    tell("  search", search);
    for (int round = 1; round <= ROUNDS; round++) {
      learning.round(round, GAMES);
      tell("round " + round, learning.judge());
    }
    tell("  search", search);
    learning.weights().write(folder.resolve("model.safetensors"));
  }

  private static void tell(String who, Player player) {
    Score chance = Score.of(player, Player.random(1), GAMES_AGAINST_CHANCE);
    System.out.println(
        "%-11s".formatted(who) + chance.text() + "   " + Score.ofAllGames(player).text());
  }
}
