/** The commands that make and use models: plan, train, predict, models. */
package org.toposeg.cli.model;
