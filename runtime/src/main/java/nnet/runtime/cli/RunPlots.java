package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nnet.runtime.gallery.Exhibit;
import nnet.runtime.gallery.Kind;
import nnet.runtime.gallery.RunPictures;
import nnet.runtime.message.UserError;

/** Draws what trainings wrote to their folders; the networks are not needed for it. */
public final class RunPlots {
  private RunPlots() {}

  public static List<Option> options() {
    return List.of(PictureFiles.KIND, PictureFiles.OUT, PictureFiles.IMAGE, Command.FORMAT);
  }

  /**
   * @param words the options as they were typed
   */
  public static void run(List<Path> folders, List<String> words, PrintStream out) {
    System.setProperty("java.awt.headless", "true");
    Arguments arguments = Arguments.parse(words, options());
    Set<Kind> kinds = PictureFiles.kinds(arguments);
    List<Exhibit> exhibits =
        RunPictures.of(folders).stream().filter(each -> kinds.contains(each.kind())).toList();
    if (exhibits.isEmpty()) {
      throw new UserError(
          "nothing to draw in "
              + String.join(", ", folders.stream().map(Path::toString).toList())
              + ": no history.csv or learning_rates.csv"
              + "\n  help: pictures of a trained network need its file: nnet plot FILE --run DIR");
    }
    Path usual = folders.size() == 1 ? folders.getFirst().resolve("plots") : Path.of("plots");
    PictureFiles.write(exhibits, arguments, usual, out);
  }
}
