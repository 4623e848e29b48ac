/** What losses share: conversion between logits and probabilities, checks, and parallel work with the same bits always. */
package org.toposeg.loss.base;
