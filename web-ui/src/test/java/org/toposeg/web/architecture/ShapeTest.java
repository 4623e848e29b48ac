package org.toposeg.web.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.reflect.Field;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toposeg.web.architecture.Packages.ProductionCode;

/** How packages are cut, and what stands in one place. {@link RulesBiteTest} breaks each rule once. */
@AnalyzeClasses(packages = "org.toposeg", importOptions = ProductionCode.class)
class ShapeTest {

    /** About 15 are wanted; a few more are let pass before a package must be cut. */
    static final int MAX_FILES = 20;

    /** Packages that may be larger, each with its reason. */
    private static final Map<String, String> LARGE = Map.of(
            "org.toposeg.network.samediff", "one small file for each kind of layer, found by the layer's name",
            "org.toposeg.network", "the layers and blueprints that every engine reads, sealed together",
            "org.toposeg.plan", "the records of one JSON document",
            "org.toposeg.loss.overlap", "one small file for each loss, all of one form",
            "org.toposeg.topology.homology", "one algorithm, whose parts are nobody else's business",
            "org.toposeg.dicom.series", "what makes slices one volume, each rule of DICOM a small file",
            "org.toposeg.dicom.pixel", "one small file for each transfer syntax and photometric interpretation");

    /**
     * Packages that count as one: a base and what it is used with know each other ({@code loss.base} reads batches that
     * losses are given; a training's data, record and loop are cut by what is read together).
     */
    private static final Map<String, String> JOINED = Map.of(
            "org.toposeg.loss.base", "org.toposeg.loss",
            "org.toposeg.train.data", "org.toposeg.train",
            "org.toposeg.train.loop", "org.toposeg.train",
            "org.toposeg.train.optim", "org.toposeg.train",
            "org.toposeg.train.record", "org.toposeg.train",
            "org.toposeg.train.augmentation", "org.toposeg.train");

    @ArchTest
    static final ArchRule packages_stand_in_no_circle =
            slices().assignedFrom(rooms()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_are_small = classes()
            .that()
            .areTopLevelClasses()
            .and(not(simpleName("package-info")))
            .should(Conditions.resideInAPackageOfAtMost(MAX_FILES, LARGE));

    @ArchTest
    static final ArchRule every_package_says_where_null_may_stand =
            classes().should(Conditions.resideInAPackageThatIsNullMarked());

    /** A file that is moved elsewhere is moved without what makes it survive a power cut. */
    @ArchTest
    static final ArchRule files_get_their_name_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage(Packages.FILES)
            .should()
            .accessField(StandardCopyOption.class, "ATOMIC_MOVE");

    @ArchTest
    static void every_package_that_a_rule_names_is_there(JavaClasses classes) throws IllegalAccessException {
        Set<String> known = packages(classes);
        for (Field field : Packages.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                PackageMatcher matcher = PackageMatcher.of((String) field.get(null));
                assertThat(known).as(field.getName()).anyMatch(matcher::matches);
            }
        }
        assertThat(known).containsAll(LARGE.keySet()).containsAll(JOINED.keySet());
    }

    /** Packages of our classes and of all that these use. */
    private static Set<String> packages(JavaClasses classes) {
        Stream<JavaClass> used = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass);
        return Stream.concat(classes.stream(), used)
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
    }

    private static SliceAssignment rooms() {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "packages";
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(JOINED.getOrDefault(type.getPackageName(), type.getPackageName()));
            }
        };
    }
}
