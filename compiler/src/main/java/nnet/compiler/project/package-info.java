/**
 * The files of a project: reading them, and what an import may name. Nothing here knows what a text
 * means.
 */
@NullMarked
package nnet.compiler.project;

import org.jspecify.annotations.NullMarked;
