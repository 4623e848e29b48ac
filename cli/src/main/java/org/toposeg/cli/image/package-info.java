/** The commands that look at images and convert them. */
package org.toposeg.cli.image;
