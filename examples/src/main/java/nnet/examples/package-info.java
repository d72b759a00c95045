/** Programs that use compiled networks. They need the runtime and a jar, never the compiler. */
@NullMarked
package nnet.examples;

import org.jspecify.annotations.NullMarked;
