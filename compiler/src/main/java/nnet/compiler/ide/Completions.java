package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.elaborate.KnownWords;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.TrainStatement;
import org.jspecify.annotations.Nullable;

/** What can be written at a place, the likeliest first. */
public final class Completions {
  private static final Set<DefinitionKind> STAGES =
      Set.of(
          DefinitionKind.LAYER,
          DefinitionKind.ACTIVATION,
          DefinitionKind.FUNCTION,
          DefinitionKind.NETWORK);

  private static final Set<DefinitionKind> VALUES =
      Set.of(
          DefinitionKind.LAYER,
          DefinitionKind.CELL,
          DefinitionKind.ACTIVATION,
          DefinitionKind.FUNCTION,
          DefinitionKind.NETWORK);

  private final Cursor cursor;
  private final Analysis analysis;
  private final Surroundings surroundings;
  private final Map<String, Proposal> proposals = new LinkedHashMap<>();

  private Completions(Cursor cursor, Surroundings surroundings) {
    this.cursor = cursor;
    this.surroundings = surroundings;
    analysis = cursor.analysis();
  }

  public static List<Proposal> of(Document document, int offset, Surroundings surroundings) {
    Cursor cursor = Cursor.at(document, offset);
    Completions completions = new Completions(cursor, surroundings);
    completions.propose(Context.of(cursor));
    return completions.proposals.values().stream()
        .sorted(Comparator.comparingInt(Proposal::rank).thenComparing(Proposal::name))
        .toList();
  }

  private void propose(Context context) {
    switch (context) {
      case Context.OfFile file -> words(Words.Kind.DECLARATION, Proposal.Kind.KEYWORD);
      case Context.OfBody body -> body();
      case Context.OfData data -> data();
      case Context.OfTraining training -> {
        words(Words.Kind.SETTING, Proposal.Kind.SETTING);
        words(Words.Kind.STEP, Proposal.Kind.KEYWORD);
      }
      case Context.OfGeneration generation -> words(Words.Kind.LOOP, Proposal.Kind.SETTING);
      case Context.OfRecord row -> columns(row.row());
      case Context.OfPipe pipe -> stages(pipe.input());
      case Context.OfCall call -> call(call);
      case Context.OfValue value -> value();
      case Context.OfType type -> types(type.field());
      case Context.OfNetworkName name -> names(Symbol.Kind.DEFINITION);
      case Context.OfDataName name -> names(Symbol.Kind.DATA);
      case Context.OfRecordName name -> names(Symbol.Kind.RECORD);
      case Context.OfColumnName name -> locals(0);
      case Context.OfSource source -> plain(KnownWords.sources());
      case Context.OfSplit split -> plain(KnownWords.splits());
      case Context.OfMember member -> members(member.base());
      case Context.OfImport imported ->
          surroundings
              .sources(imported.folder())
              .forEach(name -> add(new Proposal(Proposal.Kind.FILE, name, "", "", name, 0)));
      case Context.Nothing nothing -> {}
    }
  }

  private void add(Proposal proposal) {
    proposals.putIfAbsent(proposal.name(), proposal);
  }

  private void words(Words.Kind kind, Proposal.Kind shown) {
    Words.of(kind).forEach(word -> add(Proposal.of(word, shown)));
  }

  private void plain(Collection<String> words) {
    words.forEach(word -> add(new Proposal(Proposal.Kind.FUNCTION, word, "", "", word, 1)));
  }

  private void body() {
    words(Words.Kind.STATEMENT, Proposal.Kind.KEYWORD);
    locals(3);
  }

  /** The inputs and targets that the block has still to make, and its other statements. */
  private void data() {
    Declaration.Data block = enclosing(Declaration.Data.class);
    if (block != null) {
      missing(block)
          .forEach(port ->
              add(
                  new Proposal(
                      Proposal.Kind.FIELD,
                      port.name(),
                      port.word() + " of the network",
                      "",
                      port.name() + " = ",
                      0)));
    }
    words(Words.Kind.ROW, Proposal.Kind.KEYWORD);
  }

  private List<Symbol> missing(Declaration.Data block) {
    List<Symbol> missing = new ArrayList<>();
    Scope columns = analysis.symbols().scope(block);
    for (Declaration declaration : analysis.syntax().declarations()) {
      if (declaration instanceof Declaration.Train train
          && train.data().text().equals(block.name().text())) {
        analysis
            .symbols()
            .definition(train.network().text())
            .ifPresent(network ->
                analysis.symbols().scope(network.part()).all().stream()
                    .filter(s -> s.kind() == Symbol.Kind.INPUT || s.kind() == Symbol.Kind.TARGET)
                    .filter(s -> columns.find(s.name()).isEmpty())
                    .forEach(missing::add));
      }
    }
    return missing;
  }

  /** The columns of the files that are read as this record. */
  private void columns(Declaration.Record row) {
    Set<String> known = new TreeSet<>();
    row.fields().forEach(field -> known.add(field.name().text()));
    for (Declaration declaration : analysis.syntax().declarations()) {
      if (declaration instanceof Declaration.Data data) {
        data.statements().stream()
            .filter(s -> s instanceof DataStatement.From from && reads(from, row))
            .map(s -> ((DataStatement.From) s).source())
            .flatMap(source -> Literals.paths(source).stream())
            .flatMap(path -> surroundings.columns(path).stream())
            .filter(column -> !known.contains(column))
            .forEach(this::column);
      }
    }
  }

  private static boolean reads(DataStatement.From from, Declaration.Record row) {
    return from.record() != null && from.record().text().equals(row.name().text());
  }

  private void column(String name) {
    String field = name.replaceAll("[^\\p{L}_0-9]", "_");
    String snippet = field + ": ${1:f32}";
    add(new Proposal(Proposal.Kind.FIELD, field, "column of the file", "", snippet, 0));
  }

  private void stages(Expression input) {
    List<Seen> seen = analysis.seen(input.span()).stream().filter(Seen::isTensor).toList();
    Callables callables = new Callables(analysis);
    STAGES.forEach(kind -> callables.of(kind, seen).forEach(this::add));
    callables.operators(true).forEach(this::add);
    callables.instances(scope()).forEach(this::add);
    if (enclosing(Declaration.Data.class) != null) {
      words(Words.Kind.COLUMN, Proposal.Kind.FUNCTION);
    }
  }

  private void value() {
    DefinitionKind wanted = wanted();
    if (wanted != null) {
      new Callables(analysis).of(wanted, List.of()).forEach(proposal -> add(proposal.ranked(0)));
    }
    locals(1);
    if (enclosing(Declaration.Data.class) != null) {
      words(Words.Kind.COLUMN, Proposal.Kind.FUNCTION);
    }
    values();
  }

  private void values() {
    Callables callables = new Callables(analysis);
    VALUES.forEach(kind -> callables.of(kind, List.of()).forEach(this::add));
    callables.operators(false).forEach(this::add);
    words(Words.Kind.CONSTANT, Proposal.Kind.WORD);
    words(Words.Kind.FUNCTION, Proposal.Kind.FUNCTION);
  }

  /** What the statement is made of: a loss of losses, an optimizer of optimizers. */
  private @Nullable DefinitionKind wanted() {
    for (Node node : cursor.path().reversed()) {
      switch (node.part()) {
        case Statement.Loss loss -> {
          return DefinitionKind.LOSS;
        }
        case Statement.Metric metric -> {
          return DefinitionKind.METRIC;
        }
        case Statement.Penalty penalty -> {
          return DefinitionKind.REGULARIZER;
        }
        case Statement.Parameter parameter -> {
          return DefinitionKind.INITIALIZER;
        }
        case TrainStatement.Setting setting when setting.name().text().equals("optimizer") -> {
          return DefinitionKind.OPTIMIZER;
        }
        default -> {}
      }
    }
    return null;
  }

  private void call(Context.OfCall call) {
    Options options = new Options(analysis, call.call());
    call.option().map(options::values).orElseGet(options::names).forEach(this::add);
    locals(2);
    if (enclosing(Declaration.Train.class) != null && call.option().isPresent()) {
      new Callables(analysis).of(DefinitionKind.SCHEDULE, List.of()).forEach(this::add);
    }
    values();
  }

  private void types(boolean field) {
    Set<String> known = field ? KnownWords.typesOfFields() : KnownWords.types();
    Words.of(Words.Kind.TYPE).stream()
        .filter(word -> known.contains(word.name()))
        .forEach(word -> add(Proposal.of(word, Proposal.Kind.TYPE)));
  }

  private void names(Symbol.Kind kind) {
    List<Symbol> symbols = new ArrayList<>(analysis.symbols().declarations());
    symbols.addAll(analysis.symbols().imported());
    for (Symbol symbol : symbols) {
      boolean network =
          !(symbol.part() instanceof Definition d) || d.kind() == DefinitionKind.NETWORK;
      if (symbol.kind() == kind && network && !symbol.name().equals(Cursor.WORD)) {
        String name = symbol.name();
        add(new Proposal(Proposal.Kind.NETWORK, name, symbol.word(), "", name, 0));
      }
    }
  }

  /** The names of the body that are known before the place. */
  private void locals(int rank) {
    for (Scope scope : scopes()) {
      for (Symbol symbol : scope.all()) {
        boolean known =
            symbol.declared().start() < cursor.offset() || symbol.kind() == Symbol.Kind.FIELD;
        if (known && !symbol.name().equals(Cursor.WORD)) {
          List<Seen> seen = Types.of(analysis, symbol, symbol.declared());
          String detail = seen.isEmpty() ? symbol.word() : seen.getFirst().text();
          String name = symbol.name();
          add(new Proposal(Proposal.Kind.VARIABLE, name, detail, "", name, rank));
        }
      }
    }
  }

  private Scope scope() {
    return scopes().isEmpty() ? Scope.EMPTY : scopes().getFirst();
  }

  /** Of the declaration around the place; of a data block that of its records too. */
  private List<Scope> scopes() {
    List<Scope> scopes = new ArrayList<>();
    for (Node node : cursor.path()) {
      switch (node.part()) {
        case Declaration.Data data -> {
          scopes.add(analysis.symbols().scope(data));
          records(data, scopes);
        }
        case Declaration declaration -> scopes.add(analysis.symbols().scope(declaration));
        default -> {}
      }
    }
    return scopes;
  }

  private void records(Declaration.Data data, List<Scope> into) {
    for (DataStatement statement : data.statements()) {
      if (statement instanceof DataStatement.From from && from.record() != null) {
        analysis
            .symbols()
            .record(from.record().text())
            .ifPresent(row -> into.add(analysis.symbols().scope(row.part())));
      }
    }
  }

  private <T> @Nullable T enclosing(Class<T> type) {
    return cursor.path().stream()
        .map(Node::part)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElse(null);
  }

  /** What is behind a point: the outputs and parameters of what it applies. */
  private void members(Expression base) {
    Span span = base.span();
    analysis
        .symbols()
        .at(span)
        .filter(symbol -> symbol.part() instanceof Definition)
        .ifPresent(symbol ->
            analysis.symbols().scope(symbol.part()).all().stream()
                .filter(s -> s.kind() == Symbol.Kind.OUTPUT || s.kind() == Symbol.Kind.PARAM)
                .forEach(s ->
                    add(new Proposal(Proposal.Kind.FIELD, s.name(), s.word(), "", s.name(), 0))));
    if (span.text().startsWith("trained(")) {
      plain(List.of("train", "validation", "test"));
    }
  }
}
