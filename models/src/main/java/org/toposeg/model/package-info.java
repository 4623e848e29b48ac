/**
 * Trained models as folders: a card that says what the model is, eats and is worth ({@link org.toposeg.model.ModelCard}),
 * the plan it was trained by, and the network as ONNX ({@link org.toposeg.model.Bundle}); and the registry that finds
 * them by name ({@link org.toposeg.model.ModelRegistry}).
 */
@NullMarked
package org.toposeg.model;

import org.jspecify.annotations.NullMarked;
