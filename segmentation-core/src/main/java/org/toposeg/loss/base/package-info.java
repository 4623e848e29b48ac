/** What losses share: conversion between logits and probabilities, checks, and parallel work with the same bits always. */
@NullMarked
package org.toposeg.loss.base;

import org.jspecify.annotations.NullMarked;
