package nnet.runtime.data;

import java.util.List;
import nnet.runtime.message.Suggestion;

/**
 * The names in the first line of a file. A column is also found where its header has characters
 * that no name can have: {@code AAPL.Open} is the field {@code AAPL_Open}.
 */
record Header(List<String> names) {

  Header {
    names = names.stream().map(String::strip).toList();
  }

  /** The place of a field, or -1. */
  int indexOf(String field) {
    int exact = names.indexOf(field);
    return exact >= 0 ? exact : names.stream().map(Header::fieldName).toList().indexOf(field);
  }

  boolean contains(String field) {
    return indexOf(field) >= 0;
  }

  /** Whether two columns have this header, so that it does not tell which is meant. */
  boolean isAmbiguous(String field) {
    int at = indexOf(field);
    return at >= 0 && at != names.lastIndexOf(names.get(at));
  }

  /** What was probably meant, as it would be declared. */
  String suggestion(String field) {
    return Suggestion.suffix(field, names.stream().map(Header::fieldName).toList());
  }

  /** A header as the name of a field. */
  static String fieldName(String header) {
    String name = header.replaceAll("[^\\p{L}\\p{Nd}_]", "_");
    return name.isEmpty() || Character.isDigit(name.codePointAt(0)) ? "_" + name : name;
  }
}
