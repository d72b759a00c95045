package nnet.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.TensorFile;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;

/** Weights wherever they are: in a file of their own, or in the jar of a model. */
final class InspectedFile {
  private InspectedFile() {}

  static TensorFile read(Path path) {
    return path.toString().endsWith(".jar") ? readFromJar(path) : SafeTensors.read(path);
  }

  private static TensorFile readFromJar(Path path) {
    try (ZipFile jar = new ZipFile(path.toFile());
        InputStream in = jar.getInputStream(weights(path, jar))) {
      return SafeTensors.read(path, in.readAllBytes());
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file " + path);
    } catch (IOException e) {
      throw new UserError("cannot read " + path + ": " + AtomicFile.reason(e));
    }
  }

  private static ZipEntry weights(Path path, ZipFile jar) {
    return jar.stream()
        .filter(entry -> entry.getName().endsWith(Weights.IN_JAR))
        .map(ZipEntry.class::cast)
        .findFirst()
        .orElseThrow(() ->
            new UserError(
                path + " holds no weights\n  help: `nnet compile FILE -o X.jar --weights W`"));
  }
}
