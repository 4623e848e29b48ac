package org.toposeg.plan;

/** A label value in files and its name; the class index is its position in the plan's list, background first. */
public record Label(int value, String name) {}
