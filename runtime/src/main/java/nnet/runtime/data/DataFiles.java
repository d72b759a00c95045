package nnet.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import nnet.runtime.message.UserError;

/**
 * The folder in which data are looked for. What a {@code .nnet} file names lies inside it, links
 * resolved: a network from a stranger cannot read the rest of the disk.
 */
public record DataFiles(Path folder) {

  public Path resolve(String name) {
    Path path = inside(name);
    if (!Files.exists(path)) {
      throw new UserError(
          "there is no file "
              + path
              + "; data are looked for in "
              + whole(folder)
              + " (option --data-dir)");
    }
    try {
      if (!path.toRealPath().startsWith(folder.toRealPath())) {
        throw outside(name);
      }
    } catch (IOException e) {
      throw new UserError("cannot read " + path);
    }
    return path;
  }

  private Path inside(String name) {
    try {
      Path path = folder.resolve(name).normalize();
      if (Path.of(name).isAbsolute() || !whole(path).startsWith(whole(folder))) {
        throw outside(name);
      }
      return path;
    } catch (InvalidPathException e) {
      throw new UserError("`" + name + "` is no name of a file");
    }
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private UserError outside(String name) {
    return new UserError(
        "`"
            + name
            + "` lies outside of the folder of the data, "
            + whole(folder)
            + "; name that folder with --data-dir");
  }
}
