/** The models that can segment: which there are, what they were trained on, how good they were. */
package org.toposeg.web.model;
