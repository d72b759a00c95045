package nnet.runtime.io;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a header: sorted, without spaces, so that equal files are equal bytes. */
final class HeaderWriter {
  private HeaderWriter() {}

  static String write(TensorFile file) {
    StringBuilder out = new StringBuilder("{");
    if (!file.metadata().isEmpty()) {
      out.append("\"__metadata__\":").append(metadata(file.metadata()));
    }
    long at = 0;
    for (Map.Entry<String, Tensor> entry : file.tensors().entrySet()) {
      if (out.length() > 1) {
        out.append(',');
      }
      long end = at + 4L * entry.getValue().values().length;
      out.append(quoted(entry.getKey()))
          .append(":{\"dtype\":\"F32\",\"shape\":")
          .append(list(entry.getValue().shape()))
          .append(",\"data_offsets\":")
          .append(list(List.of(at, end)))
          .append('}');
      at = end;
    }
    return out.append('}').toString();
  }

  private static String metadata(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String list(List<? extends Number> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
