/**
 * The networks of the course below {@code examples/course}, and what is shipped with them: every
 * file keeps its promises, and what it came to is recorded. What takes long is trained in the
 * profile {@code course} only.
 */
@NullMarked
package nnet.examples.course;

import org.jspecify.annotations.NullMarked;
