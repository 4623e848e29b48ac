package org.toposeg.engine.libtorch;

import org.toposeg.train.TrainingSessionContract;

class LibtorchSessionTest extends TrainingSessionContract {

    LibtorchSessionTest() {
        super("libtorch");
    }
}
