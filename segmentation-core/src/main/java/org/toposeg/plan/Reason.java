package org.toposeg.plan;

/** Why a plan is as it is: what was chosen and what in the data led to it. */
public record Reason(String choice, String value, String why) {}
