/** What tests of all modules share: the folder with samples beside the project and the numbers of published codes in it. */
package org.toposeg.testing;
