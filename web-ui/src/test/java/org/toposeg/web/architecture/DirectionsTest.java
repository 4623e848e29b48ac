package org.toposeg.web.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.onnxruntime.OrtEnvironment;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions in which modules and packages may know each other (docs/decisions). Only this module sees them all. */
@AnalyzeClasses(packages = "org.toposeg", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionsTest {

    private static final String CLI = "org.toposeg.cli..";
    private static final String COMMANDS = "org.toposeg.command..";
    private static final String JOBS = "org.toposeg.workflow.job..";
    private static final String STUDIES = "org.toposeg.workflow.study..";
    private static final String WEB = "org.toposeg.web..";
    private static final String DATASETS = "org.toposeg.datasets..";
    private static final String MODELS = "org.toposeg.model..";
    private static final String IO = "org.toposeg.io..";
    private static final String DICOM = "org.toposeg.dicom..";

    @ArchTest
    static final ArchRule volumes_depend_on_nothing = classes()
            .that()
            .resideInAPackage("org.toposeg.volume..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.toposeg.volume..", "java..");

    @ArchTest
    static final ArchRule losses_know_no_engine_and_no_network = noClasses()
            .that()
            .resideInAPackage("org.toposeg.loss")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..", "ai.onnxruntime..", "org.toposeg.network..");

    @ArchTest
    static final ArchRule onnx_runtime_is_known_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.toposeg.infer.onnx")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule onnx_runtime_starts_behind_the_door_that_switches_its_telemetry_off = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.toposeg.infer.onnx.SilentRuntime")
            .should()
            .callMethodWhere(describe(
                    "getEnvironment",
                    call -> call.getTargetOwner().isEquivalentTo(OrtEnvironment.class)
                            && call.getName().equals("getEnvironment")));

    @ArchTest
    static final ArchRule the_core_knows_no_files_no_models_no_applications = noClasses()
            .that()
            .resideOutsideOfPackages(IO, DICOM, MODELS, DATASETS, STUDIES, JOBS, CLI, COMMANDS, WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IO, DICOM, MODELS, DATASETS, STUDIES, JOBS, CLI, COMMANDS, WEB);

    @ArchTest
    static final ArchRule image_files_know_only_volumes = noClasses()
            .that()
            .resideInAnyPackage(IO, DICOM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.toposeg.network..",
                    "org.toposeg.train..",
                    "org.toposeg.infer..",
                    "org.toposeg.preprocess..",
                    "org.toposeg.plan..",
                    "org.toposeg.metric..",
                    "org.toposeg.topology..",
                    "org.toposeg.loss..",
                    MODELS,
                    DATASETS,
                    STUDIES,
                    JOBS,
                    CLI,
                    WEB);

    @ArchTest
    static final ArchRule models_know_no_files_of_images_and_no_applications = noClasses()
            .that()
            .resideInAPackage(MODELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IO, DICOM, DATASETS, STUDIES, JOBS, CLI, WEB);

    @ArchTest
    static final ArchRule data_sets_know_no_models_and_no_applications = noClasses()
            .that()
            .resideInAPackage(DATASETS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODELS, STUDIES, JOBS, CLI, COMMANDS, WEB);

    @ArchTest
    static final ArchRule studies_know_no_queue_and_no_applications = noClasses()
            .that()
            .resideInAPackage(STUDIES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JOBS, CLI, COMMANDS, WEB);

    @ArchTest
    static final ArchRule the_queue_knows_no_formats_and_no_applications = noClasses()
            .that()
            .resideInAPackage(JOBS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IO, DICOM, DATASETS, MODELS, STUDIES, CLI, COMMANDS, WEB);

    @ArchTest
    static final ArchRule nothing_knows_the_web = noClasses()
            .that()
            .resideOutsideOfPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WEB);

    @ArchTest
    static final ArchRule only_the_web_knows_spring_and_vaadin = noClasses()
            .that()
            .resideOutsideOfPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.vaadin..");

    @ArchTest
    static final ArchRule views_leave_the_database_to_services = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.toposeg.web.viewer..",
                    "org.toposeg.web.worklist..",
                    "org.toposeg.web.fairness..",
                    "org.toposeg.web.report..",
                    "org.toposeg.web.model..",
                    "org.toposeg.web.training..",
                    "org.toposeg.web.layout..",
                    "org.toposeg.web.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");
}
