package nnet.compiler.elaborate;

import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;

/** The names of a signature's sizes, as symbols: for a definition that nothing is applied to. */
record SizeNames(Elaborator elaborator, Activation at) {

  void declare(TypeSyntax type) {
    boolean counted = type.base().text().equals("simplex") || type.base().text().equals("class");
    if (counted) {
      type.arguments().stream().map(Argument::value).forEach(this::name);
    }
    if (type.dimensions() == null) {
      return;
    }
    for (TypeSyntax.Dimension dimension : type.dimensions()) {
      if (dimension instanceof TypeSyntax.Dimension.Size size) {
        name(size.value());
      }
    }
  }

  private void name(Expression size) {
    if (size instanceof Expression.NameReference reference) {
      String name = reference.name().text();
      if (at.scope().find(name) == null
          && elaborator.expressions.declared(reference.name()) == null) {
        at.scope().declare(name, new Item.Exact(Ratio.of(Dim.symbol(name))));
      }
    }
  }
}
