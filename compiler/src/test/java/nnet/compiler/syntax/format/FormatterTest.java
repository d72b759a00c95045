package nnet.compiler.syntax.format;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

class FormatterTest {
  private static String format(String text) {
    return Formatter.format(new SourceFile("a.nnet", text));
  }

  @Test
  void spacesAndIndents() {
    assertThat(
            format(
                """
                network  A ( a:int=3 ){
                input x :f32 [ 3,2 ]
                  y=x->dense( 3,bias :false )->stem :relu
                      z = - y ^2*( y+1 )[ 1 : , : 2 , 0 ] [0..3]
                repeat 3{y=y y=y}   if y<3   { y = y }
                else { y = 4 } }
                """))
        .isEqualTo(
            """
            network A(a: int = 3) {
                input x: f32[3, 2]
                y = x -> dense(3, bias: false) -> stem: relu
                z = -y ^ 2 * (y + 1)[1:, :2, 0][0..3]
                repeat 3 { y = y  y = y }
                if y < 3 { y = y } else { y = 4 }
            }
            """);
  }

  @Test
  void indentsContinuations() {
    assertThat(
            format(
                """
                layer a(b: int,
                  c: int)
                  (x)
                  requires b > 3: "b"
                {
                  y = x
                  -> f
                  -> g(
                  1,
                  2
                  )
                  z = x -> f
                  -> g(1,
                  // why
                  2)
                  w = if a then b
                  else c +
                  d
                }
                """))
        .isEqualTo(
            """
            layer a(b: int,
                    c: int)
                   (x)
                requires b > 3: "b"
            {
                y = x
                    -> f
                    -> g(
                        1,
                        2
                    )
                z = x -> f
                      -> g(1,
                           // why
                           2)
                w = if a then b
                    else c +
                    d
            }
            """);
  }

  @Test
  void keepsWhatIsAligned() {
    String text =
        """
        network A {
            input  long: f32
            target y:    class(3)

            one   = 1                    // kept
            three = 3                    // here
            four = 4

            loss   = one
            metric accuracy(one, three)
        }
        """;
    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void repairsAnAlignmentThatDrifted() {
    assertThat(format("train A on B {\n  a   :  1\n  bcde:  2\n}\n"))
        .isEqualTo("train A on B {\n    a:    1\n    bcde: 2\n}\n");
  }

  @Test
  void movesCommentsWithTheirLine() {
    assertThat(format("//  a\n\n\n\nnetwork A { // b\n// c\n\nx = 3// d\n\n// e\n}// f\n// g"))
        .isEqualTo(
            """
            //  a

            network A {  // b
                // c

                x = 3  // d

                // e
            }  // f
            // g
            """);
  }

  @Test
  void showsHowFarAnIfReaches() {
    assertThat(format("activation f()(x) = if a then b else if c then d else x -> g\n"))
        .isEqualTo("activation f()(x) = if a then b else (if c then d else (x -> g))\n");
  }

  @Test
  void leavesFilesWithErrorsAlone() {
    String text = "network  A {\n  x  = \n}";
    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void anEmptyFileStaysEmpty() {
    assertThat(format("\n \n")).isEmpty();
  }
}
