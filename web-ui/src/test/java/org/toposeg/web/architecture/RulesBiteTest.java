package org.toposeg.web.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that nothing can break guards nothing: each is broken once, by code that is compiled here. */
class RulesBiteTest {

    @TempDir
    private Path folder;

    static Stream<Breach> breaches() {
        return Stream.of(
                uses("volumes_depend_on_nothing", "org.toposeg.volume", "org.toposeg.plan.Plan"),
                uses(
                        "losses_know_no_engine_and_no_network",
                        "org.toposeg.loss.pixel",
                        "org.nd4j.linalg.api.ndarray.INDArray"),
                uses("onnx_runtime_is_known_in_one_package", "org.toposeg.quality", "ai.onnxruntime.OrtSession"),
                Breach.of(
                        "onnx_runtime_starts_behind_the_door_that_switches_its_telemetry_off",
                        "package org.toposeg.infer.onnx; class Loud {"
                                + " Object o = ai.onnxruntime.OrtEnvironment.getEnvironment(); }"),
                uses("the_core_knows_no_other_module", "org.toposeg.statistics", "org.toposeg.io.ImageFiles"),
                uses("image_files_know_only_volumes", "org.toposeg.dicom.seg", "org.toposeg.plan.Plan"),
                uses(
                        "the_second_engine_knows_only_the_core",
                        "org.toposeg.engine.libtorch",
                        "org.toposeg.model.Bundle"),
                uses("models_know_only_the_core", "org.toposeg.model", "org.toposeg.io.ImageFiles"),
                uses(
                        "data_sets_know_only_the_core_and_image_files",
                        "org.toposeg.datasets.shape",
                        "org.toposeg.model.Bundle"),
                uses("studies_know_no_queue", "org.toposeg.workflow.study", "org.toposeg.workflow.job.Job"),
                uses(
                        "the_queue_knows_no_formats_and_no_models",
                        "org.toposeg.workflow.job",
                        "org.toposeg.model.Bundle"),
                uses(
                        "use_cases_know_no_application_and_no_page",
                        "org.toposeg.workflow.evaluate",
                        "org.toposeg.report.page.Reports"),
                uses("reports_know_only_the_core_and_pdfbox", "org.toposeg.report.pdf", "org.toposeg.io.ImageFiles"),
                uses("archive_runs_know_no_terminal_no_web_and_no_page", "org.toposeg.batch", "org.toposeg.cli.Output"),
                uses("only_the_command_line_knows_picocli", "org.toposeg.workflow.train", "picocli.CommandLine"),
                uses("only_the_webs_commands_know_the_command_line", "org.toposeg.web.job", "org.toposeg.cli.Output"),
                Breach.of(
                        "the_command_line_holds_commands_and_what_serves_them",
                        "package org.toposeg.cli.model; class UseCase { UseCase other; class Part { UseCase whole; } }"),
                uses(
                        "commands_leave_engines_to_use_cases",
                        "org.toposeg.cli.model",
                        "org.nd4j.linalg.api.ndarray.INDArray"),
                Breach.of(
                        "only_commands_use_the_terminal",
                        "package org.toposeg.workflow; class Talks { void talk() { System.err.println(); } }"),
                Breach.of(
                        "only_commands_end_the_process",
                        "package org.toposeg.batch; class Ends { void end() { System.exit(1); } }"),
                uses("nothing_knows_the_web", "org.toposeg.cli.model", "org.toposeg.web.cli.ServeCommand"),
                uses(
                        "only_the_web_knows_spring_and_vaadin",
                        "org.toposeg.workflow.job",
                        "com.vaadin.flow.component.UI"),
                Breach.of(
                        "what_people_and_programs_see_leaves_the_database_to_services",
                        "package org.toposeg.web.anywhere; class Panel extends com.vaadin.flow.component.html.Div {"
                                + " class Inside { org.springframework.jdbc.core.simple.JdbcClient rows; } }"),
                Breach.of(
                        "packages_stand_in_no_circle",
                        "package org.toposeg.left; public class Left { org.toposeg.right.Right right; }",
                        "package org.toposeg.right; public class Right { org.toposeg.left.Left left; }"),
                Breach.of(
                        "packages_are_small",
                        IntStream.rangeClosed(0, ShapeTest.MAX_FILES)
                                .mapToObj(i -> "package org.toposeg.table; class T" + i + " {}")
                                .toArray(String[]::new)),
                Breach.of("every_package_says_where_null_may_stand", "package org.toposeg.unmarked; class Any {}"),
                Breach.of(
                        "files_get_their_name_in_one_place",
                        "package org.toposeg.workflow; class Moves {"
                                + " Object how = java.nio.file.StandardCopyOption.ATOMIC_MOVE; }"));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void a_rule_is_broken_by_what_it_forbids(Breach breach) {
        JavaClasses classes = breach.compile(folder);

        assertThat(rules().get(breach.rule())
                        .allowEmptyShould(true)
                        .evaluate(classes)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void every_rule_has_code_that_breaks_it() {
        assertThat(breaches().map(Breach::rule)).containsExactlyInAnyOrderElementsOf(rules().keySet());
    }

    private static Breach uses(String rule, String from, String used) {
        return Breach.of(rule, "package " + from + "; class Uses { " + used + " used; }");
    }

    private static Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new TreeMap<>();
        for (Class<?> type : List.of(DirectionsTest.class, ShapeTest.class)) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> field.getType() == ArchRule.class)
                    .forEach(field -> rules.put(field.getName(), read(field)));
        }
        return rules;
    }

    private static ArchRule read(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
