package org.toposeg.web.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** Conditions that ArchUnit does not bring. */
final class Conditions {

    private Conditions() {}

    /** Whether standard streams or {@code printStackTrace()} are used. */
    static boolean isTerminal(JavaAccess<?> access) {
        boolean stream = access.getTargetOwner().isEquivalentTo(System.class)
                && Set.of("out", "err", "in", "console").contains(access.getName());
        return stream
                || access.getName().equals("printStackTrace")
                        && access.getTargetOwner().isAssignableTo(Throwable.class)
                        && access.getTarget().getFullName().endsWith("printStackTrace()");
    }

    /** That a class of these packages, other than those in the same file, uses it. */
    static ArchCondition<JavaClass> serveAnotherClassOf(String... packages) {
        PackageMatchers matchers = PackageMatchers.of(packages);
        return new ArchCondition<>("serve another class there") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean serves = type.getDirectDependenciesToSelf().stream()
                        .map(from -> outermost(from.getOriginClass()))
                        .anyMatch(from -> !from.equals(type) && matchers.test(from.getPackageName()));
                events.add(new SimpleConditionEvent(type, serves, type.getName() + " serves no class of a command"));
            }
        };
    }

    /** That the package says that its types are not null unless they say so. */
    static ArchCondition<JavaClass> resideInAPackageThatIsNullMarked() {
        return new ArchCondition<>("reside in a package with @NullMarked in its package-info.java") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " lacks @NullMarked"));
            }
        };
    }

    /**
     * That no package has more files than {@code most}.
     *
     * @param named packages that may, with the reason
     */
    static ArchCondition<JavaClass> resideInAPackageOfAtMost(int most, Map<String, String> named) {
        return new ArchCondition<>("reside in a package of at most " + most + " files") {
            private final Map<String, Integer> files = new TreeMap<>();

            @Override
            public void init(Collection<JavaClass> types) {
                files.clear();
                types.forEach(type -> files.merge(type.getPackageName(), 1, Integer::sum));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                // Nothing to say per class: see finish.
            }

            @Override
            public void finish(ConditionEvents events) {
                files.forEach((name, count) -> events.add(new SimpleConditionEvent(
                        name, count <= most || named.containsKey(name), name + " has " + count + " files")));
            }
        };
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
