package nnet.runtime.serve;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.ColumnNames;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;

/** Rows of numbers under names, as a CSV whose fields need no quotes. */
final class NumberRows {
  private NumberRows() {}

  /** A name for each number of some inputs or outputs: {@code point_0, point_1}. */
  static List<String> names(Predictor predictor, List<String> slots) {
    List<String> names = new ArrayList<>();
    for (String slot : slots) {
      names.addAll(ColumnNames.of(slot, predictor.shape(slot)));
    }
    return names;
  }

  /** The numbers of these columns, row after row; other columns are not looked at. */
  static float[] read(Path file, List<String> names) {
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw new UserError(file + " is empty; its first line names the columns");
    }
    List<String> header = fields(lines.getFirst());
    int[] places = places(file, header, names);
    float[] values = new float[Math.multiplyExact(lines.size() - 1, places.length)];
    int count = 0;
    for (int line = 1; line < lines.size(); line++) {
      String where = file + ":" + (line + 1) + ": ";
      if (!lines.get(line).isBlank()) {
        List<String> fields = fields(lines.get(line));
        if (fields.size() != header.size()) {
          throw new UserError(
              "%sthe line has %d fields, the first line %d"
                  .formatted(where, fields.size(), header.size()));
        }
        for (int place : places) {
          values[count++] = number(fields.get(place), where + "`" + header.get(place) + "`");
        }
      }
    }
    return Arrays.copyOf(values, count);
  }

  private static int[] places(Path file, List<String> header, List<String> names) {
    int[] places = new int[names.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = header.indexOf(names.get(i));
      if (places[i] < 0) {
        throw new UserError(
            "%s:1: there is no column `%s`%s"
                .formatted(file, names.get(i), Suggestion.suffix(names.get(i), header)));
      }
    }
    return places;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new UserError(file + " is no text in UTF-8");
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + AtomicFile.reason(e));
    }
  }

  private static List<String> fields(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  private static float number(String text, String where) {
    try {
      float value = Float.parseFloat(text);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new UserError(where + " is a number; got `" + text + "`");
    }
    throw new UserError(where + " is a finite number; got `" + text + "`");
  }

  static String write(List<String> titles, float[] values) {
    StringBuilder text = new StringBuilder(String.join(",", titles));
    for (int i = 0; i < values.length; i++) {
      text.append(i % titles.size() == 0 ? '\n' : ',').append(values[i]);
    }
    return text.append('\n').toString();
  }
}
