package org.toposeg.web.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.toposeg.web.architecture.Packages.*;

import ai.onnxruntime.OrtEnvironment;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import org.springframework.web.bind.annotation.RestController;
import org.toposeg.web.architecture.Packages.ProductionCode;

/**
 * The directions in which modules and packages may know each other (docs/decisions). Only this module sees them all.
 * {@link RulesBiteTest} breaks each rule once.
 */
@AnalyzeClasses(packages = "org.toposeg", importOptions = ProductionCode.class)
class DirectionsTest {

    @ArchTest
    static final ArchRule volumes_depend_on_nothing = classes()
            .that()
            .resideInAPackage(VOLUMES)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(VOLUMES, JDK, NULLNESS);

    @ArchTest
    static final ArchRule losses_know_no_engine_and_no_network = noClasses()
            .that()
            .resideInAPackage(LOSSES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ND4J, NATIVE, ONNX_RUNTIME, NETWORKS, LIBTORCH);

    @ArchTest
    static final ArchRule onnx_runtime_is_known_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage(ONNX)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ONNX_RUNTIME);

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
    static final ArchRule the_core_knows_no_other_module =
            noClasses().that(core()).should().dependOnClassesThat().resideInAnyPackage(otherModulesThan());

    @ArchTest
    static final ArchRule image_files_know_only_volumes = noClasses()
            .that()
            .resideInAnyPackage(IO, DICOM)
            .should()
            .dependOnClassesThat(resideInAnyPackage(otherModulesThan(IO, DICOM))
                    .or(resideInAnyPackage(
                            NETWORKS, TRAINING, INFERENCE, PREPROCESSING, PLANS, METRICS, TOPOLOGY, LOSSES)));

    @ArchTest
    static final ArchRule the_second_engine_knows_only_the_core = noClasses()
            .that()
            .resideInAPackage(LIBTORCH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(otherModulesThan(LIBTORCH));

    @ArchTest
    static final ArchRule models_know_only_the_core = noClasses()
            .that()
            .resideInAPackage(MODELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(otherModulesThan(MODELS));

    @ArchTest
    static final ArchRule data_sets_know_only_the_core_and_image_files = noClasses()
            .that()
            .resideInAPackage(DATASETS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(otherModulesThan(DATASETS, IO, DICOM));

    @ArchTest
    static final ArchRule studies_know_no_queue = noClasses()
            .that()
            .resideInAPackage(STUDIES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JOBS);

    @ArchTest
    static final ArchRule the_queue_knows_no_formats_and_no_models = noClasses()
            .that()
            .resideInAPackage(JOBS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IO, DICOM, DATASETS, MODELS, STUDIES);

    @ArchTest
    static final ArchRule use_cases_know_no_application_and_no_page = noClasses()
            .that()
            .resideInAPackage(WORKFLOW)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(REPORTS, BATCH, CLI, WEB);

    @ArchTest
    static final ArchRule reports_know_only_the_core_and_pdfbox = classes()
            .that()
            .resideInAPackage(REPORTS)
            .should()
            .onlyDependOnClassesThat(core().or(resideInAnyPackage(REPORTS, JDK, JDK_EXTENSIONS, NULLNESS, PDF, JSON)));

    @ArchTest
    static final ArchRule archive_runs_know_no_terminal_no_web_and_no_page = noClasses()
            .that()
            .resideInAPackage(BATCH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(REPORTS, CLI, WEB);

    @ArchTest
    static final ArchRule only_the_command_line_knows_picocli = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, WEB_CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PICOCLI);

    @ArchTest
    static final ArchRule only_the_webs_commands_know_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, WEB_CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI);

    /** What is none of a command's business has another package: a class here is a command, or serves one. */
    @ArchTest
    static final ArchRule the_command_line_holds_commands_and_what_serves_them = classes()
            .that()
            .resideInAPackage(CLI)
            .and()
            .areTopLevelClasses()
            .and(not(simpleName("package-info")))
            .and(not(usePicocli()))
            .and()
            .doNotHaveFullyQualifiedName("org.toposeg.cli.Main")
            .should(Conditions.serveAnotherClassOf(CLI, WEB_CLI));

    @ArchTest
    static final ArchRule commands_leave_engines_to_use_cases = noClasses()
            .that()
            .resideInAnyPackage(CLI, WEB_CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ND4J, NATIVE, ONNX_RUNTIME, LIBTORCH);

    @ArchTest
    static final ArchRule only_commands_use_the_terminal = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, WEB_CLI)
            .should()
            .accessTargetWhere(describe("standard streams", Conditions::isTerminal));

    @ArchTest
    static final ArchRule only_commands_end_the_process = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, WEB_CLI)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

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
            .resideInAnyPackage(SPRING, VAADIN);

    @ArchTest
    static final ArchRule what_people_and_programs_see_leaves_the_database_to_services =
            noClasses().that(show()).should().dependOnClassesThat().resideInAnyPackage(SQL, DATA_SOURCES, JDBC);

    private static DescribedPredicate<JavaClass> usePicocli() {
        return describe(
                "use picocli",
                type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(to -> to.getTargetClass().getPackageName().startsWith("picocli")));
    }

    /** Views, their components and the REST interface, with the classes inside of them. */
    private static DescribedPredicate<JavaClass> show() {
        return describe("are shown to people or programs", type -> {
            JavaClass outer = type;
            while (outer.getEnclosingClass().isPresent() && !shows(outer)) {
                outer = outer.getEnclosingClass().get();
            }
            return shows(outer);
        });
    }

    private static boolean shows(JavaClass type) {
        return type.isAssignableTo(Component.class)
                || type.isAnnotatedWith(Route.class)
                || type.isAnnotatedWith(RestController.class);
    }
}
