/**
 * The command line: finds the commands, turns failures into one sentence and an exit code, and keeps standard output for
 * results. A command is one class that implements {@link org.toposeg.cli.CliCommand} and is listed in
 * {@code META-INF/services}.
 */
package org.toposeg.cli;
