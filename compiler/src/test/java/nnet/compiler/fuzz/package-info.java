/**
 * Files from strangers: whatever their bytes are, they are read or refused in words, within bounds.
 * A seeded run changes a few good files in every build; the profile {@code fuzz} has Jazzer search
 * for as long as it is told. What was found is kept below the test's resources and read again by
 * every build.
 */
@NullMarked
package nnet.compiler.fuzz;

import org.jspecify.annotations.NullMarked;
