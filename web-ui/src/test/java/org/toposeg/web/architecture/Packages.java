package org.toposeg.web.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.List;

/** The packages that the rules speak of. {@link ShapeTest} fails if one of them is not there (any more). */
final class Packages {

    static final String VOLUMES = "org.toposeg.volume..";
    static final String FILES = "org.toposeg.file..";
    static final String LOSSES = "org.toposeg.loss..";
    static final String NETWORKS = "org.toposeg.network..";
    static final String TRAINING = "org.toposeg.train..";
    static final String INFERENCE = "org.toposeg.infer..";
    static final String ONNX = "org.toposeg.infer.onnx";
    static final String PREPROCESSING = "org.toposeg.preprocess..";
    static final String PLANS = "org.toposeg.plan..";
    static final String METRICS = "org.toposeg.metric..";
    static final String TOPOLOGY = "org.toposeg.topology..";
    static final String LIBTORCH = "org.toposeg.engine..";
    static final String IO = "org.toposeg.io..";
    static final String DICOM = "org.toposeg.dicom..";
    static final String MODELS = "org.toposeg.model..";
    static final String DATASETS = "org.toposeg.datasets..";
    static final String WORKFLOW = "org.toposeg.workflow..";
    static final String JOBS = "org.toposeg.workflow.job..";
    static final String STUDIES = "org.toposeg.workflow.study..";
    static final String REPORTS = "org.toposeg.report..";
    static final String BATCH = "org.toposeg.batch..";
    static final String CLI = "org.toposeg.cli..";
    static final String WEB = "org.toposeg.web..";
    static final String WEB_CLI = "org.toposeg.web.cli..";

    static final String ND4J = "org.nd4j..";
    static final String NATIVE = "org.bytedeco..";
    static final String ONNX_RUNTIME = "ai.onnxruntime..";
    static final String PICOCLI = "picocli..";
    static final String SPRING = "org.springframework..";
    static final String VAADIN = "com.vaadin..";
    static final String JDBC = "org.springframework.jdbc..";
    static final String SQL = "java.sql..";
    static final String DATA_SOURCES = "javax.sql..";
    static final String NULLNESS = "org.jspecify..";
    static final String JDK = "java..";
    static final String JDK_EXTENSIONS = "javax..";
    static final String PDF = "org.apache.pdfbox..";
    static final String JSON = "tools.jackson..";

    private static final String[] OTHER_MODULES = {
        LIBTORCH, IO, DICOM, MODELS, DATASETS, WORKFLOW, REPORTS, BATCH, CLI, WEB
    };

    private Packages() {}

    /** Packages of module {@code segmentation-core}: all of ours that no other module has. */
    static DescribedPredicate<JavaClass> core() {
        PackageMatchers others = PackageMatchers.of(OTHER_MODULES);
        return DescribedPredicate.describe(
                "are in the core",
                type -> type.getPackageName().startsWith("org.toposeg") && !others.test(type.getPackageName()));
    }

    /** All but {@code packages} of {@link #OTHER_MODULES}. */
    static String[] otherModulesThan(String... packages) {
        return Arrays.stream(OTHER_MODULES)
                .filter(module -> !List.of(packages).contains(module))
                .toArray(String[]::new);
    }

    /** Leaves out tests, also where Maven gives another module's tests as a JAR. */
    static final class ProductionCode implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar") && new DoNotIncludeTests().includes(location);
        }
    }
}
